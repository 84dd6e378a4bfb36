package synapt.processor.read;

import java.util.Map;
import java.util.Optional;

/** What exists in PyTorch and not here yet, with the nearest that does. */
final class NotYet {

    private static final String SEQUENCE = "the nearest is Conv1d";
    private static final String RECURRENT = "the nearest is Gru";
    private static final String NORM = "the nearest are BatchNorm2d and GroupNorm";

    private static final Map<String, String> NEAREST = Map.ofEntries(
            Map.entry("ConvTranspose1d", SEQUENCE),
            Map.entry("ConvTranspose2d", "the nearest is Conv2d"),
            Map.entry("ConvTranspose3d", "the nearest is Conv3d"),
            Map.entry("Bilinear", "the nearest is Linear"),
            Map.entry("LPPool2d", "the nearest is AvgPool2d"),
            Map.entry("FractionalMaxPool2d", "the nearest is MaxPool2d"),
            Map.entry("MaxUnpool2d", "nothing here is near"),
            Map.entry("SyncBatchNorm", NORM),
            Map.entry("LocalResponseNorm", NORM),
            Map.entry("RNN", RECURRENT),
            Map.entry("EmbeddingBag", "the nearest is Embedding, then MeanPositions"),
            Map.entry("Transformer", "the nearest is MultiheadAttention"),
            Map.entry("TransformerEncoderLayer", "the nearest is MultiheadAttention"),
            Map.entry("Softmax2d", "the loss CROSS_ENTROPY contains a softmax over a vector"),
            Map.entry("RReLU", "the nearest is LeakyRelu, whose slope is fixed"),
            Map.entry("CELU", "the nearest is Elu"),
            Map.entry("ReLU6", "the nearest is Relu; or write a custom layer, a class that implements Elementwise"),
            Map.entry(
                    "Hardsigmoid",
                    "the nearest is Sigmoid; or write a custom layer, a class that implements Elementwise"),
            Map.entry("Upsample", "nothing here is near"),
            Map.entry("PixelShuffle", "nothing here is near"),
            Map.entry("Unflatten", "nothing here is near; Flatten is its inverse"),
            Map.entry("ZeroPad2d", "give the next Conv2d a padding"));

    private NotYet() {}

    static Optional<String> nearest(String simpleName) {
        return Optional.ofNullable(NEAREST.get(simpleName));
    }
}
