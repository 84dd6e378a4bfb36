package synapt.processor.read;

import java.util.Map;
import java.util.Optional;

/** What exists in PyTorch and not here yet, with the nearest that does. */
final class NotYet {

    private static final String RECURRENT = "the nearest is Conv1d over time, on {channels, length}";
    private static final String NORM = "the nearest are BatchNorm1d to BatchNorm3d";

    private static final Map<String, String> NEAREST = Map.ofEntries(
            Map.entry("Bilinear", "the nearest is Linear"),
            Map.entry("LPPool2d", "the nearest is AvgPool2d"),
            Map.entry("FractionalMaxPool2d", "the nearest is MaxPool2d"),
            Map.entry("MaxUnpool2d", "nothing here is near"),
            Map.entry("SyncBatchNorm", NORM),
            Map.entry("LayerNorm", NORM),
            Map.entry("GroupNorm", NORM),
            Map.entry("InstanceNorm1d", NORM),
            Map.entry("InstanceNorm2d", NORM),
            Map.entry("RMSNorm", NORM),
            Map.entry("LocalResponseNorm", NORM),
            Map.entry("RNN", RECURRENT),
            Map.entry("LSTM", RECURRENT),
            Map.entry("GRU", RECURRENT),
            Map.entry("Embedding", "the nearest is Linear on one-hot vectors"),
            Map.entry("EmbeddingBag", "the nearest is Linear on counts of words"),
            Map.entry("MultiheadAttention", "the nearest is Linear on {positions, features}"),
            Map.entry("Transformer", "the nearest is Linear on {positions, features}"),
            Map.entry("TransformerEncoderLayer", "the nearest is Linear on {positions, features}"),
            Map.entry("Softmax", "the loss CROSS_ENTROPY contains it, so leave it out at the end of a classifier"),
            Map.entry("LogSoftmax", "the loss CROSS_ENTROPY contains it, so leave it out at the end of a classifier"),
            Map.entry("Softmax2d", "the loss CROSS_ENTROPY contains a softmax over a vector"),
            Map.entry("PReLU", "the nearest is LeakyRelu, whose slope is fixed"),
            Map.entry("RReLU", "the nearest is LeakyRelu, whose slope is fixed"),
            Map.entry("CELU", "the nearest is Elu"),
            Map.entry("Softplus", "the nearest is Silu; or write a custom layer, a class that implements Elementwise"),
            Map.entry("Mish", "the nearest is Silu; or write a custom layer, a class that implements Elementwise"),
            Map.entry("ReLU6", "the nearest is Relu; or write a custom layer, a class that implements Elementwise"),
            Map.entry("Hardswish", "the nearest is Silu; or write a custom layer, a class that implements Elementwise"),
            Map.entry(
                    "Hardsigmoid",
                    "the nearest is Sigmoid; or write a custom layer, a class that implements Elementwise"),
            Map.entry("GLU", "the nearest is Silu"),
            Map.entry("Dropout1d", "the nearest is @Dropout on an Identity node"),
            Map.entry("Dropout3d", "the nearest is @Dropout2d on an Identity node"),
            Map.entry("AlphaDropout", "the nearest is @Dropout on an Identity node"),
            Map.entry("PixelShuffle", "the nearest is ConvTranspose2d with kernel and stride alike"),
            Map.entry("Unflatten", "the nearest is Reshape, which takes all dimensions"),
            Map.entry("Add", "every node takes one input; nothing here joins"),
            Map.entry("Concat", "every node takes one input; nothing here joins"));

    private NotYet() {}

    static Optional<String> nearest(String simpleName) {
        return Optional.ofNullable(NEAREST.get(simpleName));
    }
}
