package synapt.processor.read;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of layers: classes of {@code synapt.layer}, with the members of {@code @Layer} that each takes besides from. */
public enum Kind {
    INPUT("InputLayer"),
    CONV1D("Conv1d", "out", "kernel", "stride", "padding", "dilation", "groups", "bias"),
    CONV2D("Conv2d", "out", "kernel", "stride", "padding", "dilation", "groups", "bias"),
    CONV3D("Conv3d", "out", "kernel", "stride", "padding", "dilation", "groups", "bias"),
    CONV_TRANSPOSE1D(
            "ConvTranspose1d", "out", "kernel", "stride", "padding", "outputPadding", "dilation", "groups", "bias"),
    CONV_TRANSPOSE2D(
            "ConvTranspose2d", "out", "kernel", "stride", "padding", "outputPadding", "dilation", "groups", "bias"),
    CONV_TRANSPOSE3D(
            "ConvTranspose3d", "out", "kernel", "stride", "padding", "outputPadding", "dilation", "groups", "bias"),
    LINEAR("Linear", "out", "bias"),
    MAX_POOL1D("MaxPool1d", "kernel", "stride", "padding", "dilation"),
    MAX_POOL2D("MaxPool2d", "kernel", "stride", "padding", "dilation"),
    MAX_POOL3D("MaxPool3d", "kernel", "stride", "padding", "dilation"),
    AVG_POOL1D("AvgPool1d", "kernel", "stride", "padding", "countIncludePad"),
    AVG_POOL2D("AvgPool2d", "kernel", "stride", "padding", "countIncludePad"),
    AVG_POOL3D("AvgPool3d", "kernel", "stride", "padding", "countIncludePad"),
    ADAPTIVE_MAX_POOL1D("AdaptiveMaxPool1d", "size"),
    ADAPTIVE_MAX_POOL2D("AdaptiveMaxPool2d", "size"),
    ADAPTIVE_MAX_POOL3D("AdaptiveMaxPool3d", "size"),
    ADAPTIVE_AVG_POOL1D("AdaptiveAvgPool1d", "size"),
    ADAPTIVE_AVG_POOL2D("AdaptiveAvgPool2d", "size"),
    ADAPTIVE_AVG_POOL3D("AdaptiveAvgPool3d", "size"),
    GLOBAL_MAX_POOL("GlobalMaxPool"),
    GLOBAL_AVG_POOL("GlobalAvgPool"),
    BATCH_NORM1D("BatchNorm1d"),
    BATCH_NORM2D("BatchNorm2d"),
    BATCH_NORM3D("BatchNorm3d"),
    LSTM("Lstm", "out", "bias"),
    GRU("Gru", "out", "bias"),
    LAYER_NORM("LayerNorm"),
    GROUP_NORM("GroupNorm"),
    INSTANCE_NORM1D("InstanceNorm1d"),
    INSTANCE_NORM2D("InstanceNorm2d"),
    RMS_NORM("RmsNorm"),
    ZERO_PAD1D("ZeroPad1d", "padding"),
    ZERO_PAD2D("ZeroPad2d", "padding"),
    ZERO_PAD3D("ZeroPad3d", "padding"),
    REFLECTION_PAD1D("ReflectionPad1d", "padding"),
    REFLECTION_PAD2D("ReflectionPad2d", "padding"),
    REFLECTION_PAD3D("ReflectionPad3d", "padding"),
    REPLICATION_PAD1D("ReplicationPad1d", "padding"),
    REPLICATION_PAD2D("ReplicationPad2d", "padding"),
    REPLICATION_PAD3D("ReplicationPad3d", "padding"),
    UPSAMPLE("Upsample", "scale"),
    PERMUTE("Permute", "order"),
    RESHAPE("Reshape", "size"),
    FLATTEN("Flatten"),
    EMBEDDING("Embedding", "out"),
    MULTIHEAD_ATTENTION("MultiheadAttention", "bias"),
    CLASS_TOKEN("ClassToken"),
    LEARNED_POSITIONS("LearnedPositions"),
    SINUSOIDAL_POSITIONS("SinusoidalPositions"),
    MEAN_POSITIONS("MeanPositions"),
    FIRST_POSITION("FirstPosition"),
    LAST_POSITION("LastPosition"),
    IDENTITY("Identity"),
    SHORTCUT("Shortcut"),
    RELU("Relu"),
    LEAKY_RELU("LeakyRelu"),
    ELU("Elu"),
    SELU("Selu"),
    GELU("Gelu"),
    SILU("Silu"),
    HARDSWISH("Hardswish"),
    MISH("Mish"),
    SOFTPLUS("Softplus"),
    SOFTMAX("Softmax"),
    LOG_SOFTMAX("LogSoftmax"),
    PRELU("Prelu"),
    GLU("Glu"),
    SWIGLU("SwiGlu"),
    TANH("Tanh"),
    SIGMOID("Sigmoid"),
    ADD("Add"),
    SUBTRACT("Subtract"),
    MULTIPLY("Multiply"),
    MAX("Max"),
    CONCAT("Concat"),
    /** A class of the user's. */
    CUSTOM("custom layer");

    private final String title;
    private final List<String> members;

    Kind(String title, String... members) {
        this.title = title;
        this.members = List.of(members);
    }

    /** Its class's simple name. */
    public String title() {
        return title;
    }

    public List<String> members() {
        return members;
    }

    public boolean isNorm() {
        return switch (this) {
            case BATCH_NORM1D, BATCH_NORM2D, BATCH_NORM3D -> true;
            default -> false;
        };
    }

    /** Whether it normalises each example by itself. */
    public boolean isExampleNorm() {
        return switch (this) {
            case LAYER_NORM, GROUP_NORM, INSTANCE_NORM1D, INSTANCE_NORM2D, RMS_NORM -> true;
            default -> false;
        };
    }

    public boolean isRecurrent() {
        return this == LSTM || this == GRU;
    }

    public boolean isActivation() {
        return switch (this) {
            case RELU, LEAKY_RELU, ELU, SELU, GELU, SILU, TANH, SIGMOID -> true;
            case HARDSWISH, MISH, SOFTPLUS, SOFTMAX, LOG_SOFTMAX, PRELU, GLU, SWIGLU -> true;
            default -> false;
        };
    }

    /** Whether it reads several nodes, which {@code from} must name. */
    public boolean isJoin() {
        return switch (this) {
            case ADD, SUBTRACT, MULTIPLY, MAX, CONCAT -> true;
            default -> false;
        };
    }

    public boolean hasWeights() {
        return switch (this) {
            case CONV1D, CONV2D, CONV3D, LINEAR, SHORTCUT -> true;
            case CLASS_TOKEN -> true;
            case EMBEDDING, MULTIHEAD_ATTENTION, LEARNED_POSITIONS, LSTM, GRU -> true;
            default -> isTransposed();
        };
    }

    /** Whether it is a product with a weight. */
    public boolean isProduct() {
        return switch (this) {
            case CONV1D, CONV2D, CONV3D, LINEAR -> true;
            default -> isTransposed();
        };
    }

    /** Whether it has one weight, which others can share. */
    public boolean hasOneWeight() {
        return hasWeights() && this != MULTIHEAD_ATTENTION && !isRecurrent();
    }

    public boolean isTransposed() {
        return this == CONV_TRANSPOSE1D || this == CONV_TRANSPOSE2D || this == CONV_TRANSPOSE3D;
    }

    /** Whether it takes the greatest or the mean of elements, so that what follows it sees what it saw. */
    public boolean isPool() {
        return switch (this) {
            case MAX_POOL1D, MAX_POOL2D, MAX_POOL3D, AVG_POOL1D, AVG_POOL2D, AVG_POOL3D -> true;
            case ADAPTIVE_MAX_POOL1D, ADAPTIVE_MAX_POOL2D, ADAPTIVE_MAX_POOL3D -> true;
            case ADAPTIVE_AVG_POOL1D, ADAPTIVE_AVG_POOL2D, ADAPTIVE_AVG_POOL3D -> true;
            case GLOBAL_MAX_POOL, GLOBAL_AVG_POOL -> true;
            default -> false;
        };
    }

    /** Directions in which its window slides, which are the end of its name: 2 for {@code Conv2d}. 0 if it has none. */
    public int directions() {
        boolean named = title.matches(".*[123]d");
        return named ? title.charAt(title.length() - 2) - '0' : 0;
    }

    static List<String> titles() {
        return Arrays.stream(values()).filter(k -> k != CUSTOM).map(Kind::title).toList();
    }

    static Optional<Kind> titled(String simpleName) {
        return Arrays.stream(values())
                .filter(k -> k != CUSTOM && k.title.equals(simpleName))
                .findFirst();
    }
}
