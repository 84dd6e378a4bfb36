package synapt.processor.read;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of layers: classes of {@code synapt.layer}, with the members of {@code @Layer} that each takes besides from. */
public enum Kind {
    INPUT("InputLayer"),
    CONV2D("Conv2d", "out", "kernel", "stride", "padding", "dilation", "groups", "bias"),
    LINEAR("Linear", "out", "bias"),
    MAX_POOL2D("MaxPool2d", "kernel", "stride", "padding", "dilation"),
    AVG_POOL2D("AvgPool2d", "kernel", "stride", "padding", "countIncludePad"),
    BATCH_NORM1D("BatchNorm1d"),
    BATCH_NORM2D("BatchNorm2d"),
    FLATTEN("Flatten"),
    IDENTITY("Identity"),
    SHORTCUT("Shortcut"),
    RELU("Relu"),
    LEAKY_RELU("LeakyRelu"),
    ELU("Elu"),
    SELU("Selu"),
    GELU("Gelu"),
    SILU("Silu"),
    TANH("Tanh"),
    SIGMOID("Sigmoid"),
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
        return this == BATCH_NORM1D || this == BATCH_NORM2D;
    }

    public boolean isActivation() {
        return switch (this) {
            case RELU, LEAKY_RELU, ELU, SELU, GELU, SILU, TANH, SIGMOID -> true;
            default -> false;
        };
    }

    public boolean hasWeights() {
        return this == CONV2D || this == LINEAR || this == SHORTCUT;
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
