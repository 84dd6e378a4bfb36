package synapt.processor.read;

import java.util.List;

/** The runtime's types, which the processor knows by name alone. */
public final class Names {

    public static final String NETWORK = annotation("Network");
    public static final String LAYER = annotation("Layer");
    public static final String BATCH_NORM = annotation("BatchNorm");
    public static final String NORM = annotation("Norm");
    public static final String RECURRENT = annotation("Recurrent");
    public static final String ACTIVATION = annotation("Activation");
    /** The annotations of dropouts, of which a node has at most one. */
    public static final List<String> DROPOUTS = List.of(
            annotation("Dropout"),
            annotation("Dropout1d"),
            annotation("Dropout2d"),
            annotation("Dropout3d"),
            annotation("VariationalDropout"),
            annotation("DropPath"),
            annotation("DropBlock"),
            annotation("AlphaDropout"),
            annotation("FeatureAlphaDropout"),
            annotation("GaussianDropout"),
            annotation("GaussianNoise"));

    /** What drops weights. */
    public static final String DROP_CONNECT = annotation("DropConnect");

    /** What drops units inside a recurrent layer. */
    public static final String RECURRENT_DROPOUT = annotation("RecurrentDropout");

    /** What keeps units of a recurrent layer's state. */
    public static final String ZONEOUT = annotation("Zoneout");

    /** What lets the rate of a dropout rise or fall. */
    public static final String RAMP = annotation("Ramp");

    public static final String INIT = annotation("Init");
    public static final String INPUT = annotation("Input");
    public static final String OUTPUT = annotation("Output");
    public static final String AXIS = annotation("Axis");
    public static final String ATTENTION = annotation("Attention");
    public static final String PADDING_TOKEN = annotation("PaddingToken");
    public static final String ARGS = annotation("Args");
    public static final String BLOCK = annotation("Block");
    public static final String FROZEN = annotation("Frozen");
    public static final String MATCH = annotation("Match");
    public static final String TIED = annotation("Tied");
    public static final String ALLOW = annotation("Allow");
    public static final String CUSTOM_LAYER = annotation("CustomLayer");
    public static final String ELEMENTWISE = "synapt.layer.Elementwise";
    public static final String LAYERS = "synapt.layer";

    private Names() {}

    private static String annotation(String simpleName) {
        return "synapt.annotation." + simpleName;
    }
}
