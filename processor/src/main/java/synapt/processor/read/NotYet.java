package synapt.processor.read;

import java.util.Map;
import java.util.Optional;

/** What exists in PyTorch and not here yet, with the nearest that does. */
final class NotYet {

    private static final String RECURRENT = "the nearest is Gru";
    private static final String NORM = "the nearest are BatchNorm2d and GroupNorm";

    private static final Map<String, String> NEAREST = Map.ofEntries(
            Map.entry("Bilinear", "the nearest is Linear"),
            Map.entry("UpsamplingBilinear2d", "the nearest is Upsample, which repeats each place"),
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
            Map.entry("PixelShuffle", "the nearest is ConvTranspose2d with kernel and stride alike"),
            Map.entry("Unflatten", "the nearest is Reshape, which takes all dimensions"));

    private NotYet() {}

    static Optional<String> nearest(String simpleName) {
        return Optional.ofNullable(NEAREST.get(simpleName));
    }
}
