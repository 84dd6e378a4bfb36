package synapt.processor.read;

import java.util.Map;
import java.util.Optional;

/** What other frameworks call a layer, where the name is too far from ours to be taken for a slip; and what is no layer here. */
final class OtherNames {

    private static final String LOSS = "a loss belongs to the output, as in @Output(loss = LossFunction.MSE)";
    private static final String LIST =
            "nodes follow each other as they are declared; to repeat some, use a block, as in @Layer(repeat = 3) List<Stage>";

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("Dense", "use Linear"),
            Map.entry(
                    "BatchNormalization",
                    "use @BatchNorm on the layer before, or BatchNorm1d, BatchNorm2d or BatchNorm3d"),
            Map.entry("LayerNormalization", "use @Norm on the layer before, or LayerNorm"),
            Map.entry("MaxPooling2D", "use MaxPool2d"),
            Map.entry("AveragePooling2D", "use AvgPool2d"),
            Map.entry("GlobalAveragePooling2D", "use GlobalAvgPool"),
            Map.entry("GlobalMaxPooling2D", "use GlobalMaxPool"),
            Map.entry("Conv2DTranspose", "use ConvTranspose2d"),
            Map.entry("UpsamplingNearest2d", "use Upsample"),
            Map.entry("ZeroPadding2D", "use ZeroPad2d"),
            Map.entry("Swish", "use Silu"),
            Map.entry("Sequential", LIST),
            Map.entry("ModuleList", LIST),
            Map.entry("CrossEntropyLoss", "a loss belongs to the output, and cross entropy is the default"),
            Map.entry("NLLLoss", LOSS),
            Map.entry("MSELoss", LOSS),
            Map.entry("L1Loss", LOSS),
            Map.entry("BCELoss", LOSS),
            Map.entry("BCEWithLogitsLoss", LOSS));

    private OtherNames() {}

    /** What to do instead. */
    static Optional<String> remedy(String simpleName) {
        return Optional.ofNullable(REMEDIES.get(simpleName));
    }
}
