package synapt.processor.read;

import java.util.Map;
import java.util.Optional;

/** What exists in PyTorch and not here yet, with the nearest that does. */
final class NotYet {

    private static final String AS_IMAGE = "the nearest is Conv2d on {channels, 1, length}";
    private static final String RECURRENT = "the nearest is Conv2d over time, on {channels, 1, length}";
    private static final String NORM = "the nearest are BatchNorm1d and BatchNorm2d";

    private static final Map<String, String> NEAREST = Map.ofEntries(
            Map.entry("Conv1d", AS_IMAGE),
            Map.entry("Conv3d", "the nearest is Conv2d"),
            Map.entry("ConvTranspose1d", AS_IMAGE),
            Map.entry("ConvTranspose2d", "the nearest is Conv2d"),
            Map.entry("ConvTranspose3d", "the nearest is Conv2d"),
            Map.entry("Bilinear", "the nearest is Linear"),
            Map.entry("MaxPool1d", "the nearest is MaxPool2d on {channels, 1, length}"),
            Map.entry("MaxPool3d", "the nearest is MaxPool2d"),
            Map.entry("AvgPool1d", "the nearest is AvgPool2d on {channels, 1, length}"),
            Map.entry("AvgPool3d", "the nearest is AvgPool2d"),
            Map.entry("AdaptiveAvgPool1d", "the nearest is AvgPool2d with a kernel as large as its input"),
            Map.entry("AdaptiveAvgPool2d", "the nearest is AvgPool2d with a kernel as large as its input"),
            Map.entry("AdaptiveMaxPool2d", "the nearest is MaxPool2d with a kernel as large as its input"),
            Map.entry("LPPool2d", "the nearest is AvgPool2d"),
            Map.entry("FractionalMaxPool2d", "the nearest is MaxPool2d"),
            Map.entry("MaxUnpool2d", "nothing here is near"),
            Map.entry("BatchNorm3d", "the nearest is BatchNorm2d"),
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
            Map.entry("Softmax2d", "the loss CROSS_ENTROPY contains a softmax over a vector"),
            Map.entry("RReLU", "the nearest is LeakyRelu, whose slope is fixed"),
            Map.entry("CELU", "the nearest is Elu"),
            Map.entry("ReLU6", "the nearest is Relu; or write a custom layer, a class that implements Elementwise"),
            Map.entry(
                    "Hardsigmoid",
                    "the nearest is Sigmoid; or write a custom layer, a class that implements Elementwise"),
            Map.entry("Dropout1d", "the nearest is @Dropout on an Identity node"),
            Map.entry("Dropout3d", "the nearest is @Dropout2d on an Identity node"),
            Map.entry("AlphaDropout", "the nearest is @Dropout on an Identity node"),
            Map.entry("Upsample", "nothing here is near"),
            Map.entry("PixelShuffle", "nothing here is near"),
            Map.entry("Unflatten", "nothing here is near; Flatten is its inverse"),
            Map.entry("ZeroPad2d", "give the next Conv2d a padding"),
            Map.entry("Add", "every node takes one input; nothing here joins"),
            Map.entry("Concat", "every node takes one input; nothing here joins"));

    private NotYet() {}

    static Optional<String> nearest(String simpleName) {
        return Optional.ofNullable(NEAREST.get(simpleName));
    }
}
