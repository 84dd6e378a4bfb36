package synapt.processor.read;

/** The runtime's types, which the processor knows by name alone. */
public final class Names {

    public static final String NETWORK = annotation("Network");
    public static final String LAYER = annotation("Layer");
    public static final String BATCH_NORM = annotation("BatchNorm");
    public static final String ACTIVATION = annotation("Activation");
    public static final String DROPOUT = annotation("Dropout");
    public static final String DROPOUT2D = annotation("Dropout2d");
    public static final String INIT = annotation("Init");
    public static final String INPUT = annotation("Input");
    public static final String OUTPUT = annotation("Output");
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
