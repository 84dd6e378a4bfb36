package synapt.processor.random;

import java.util.List;

/**
 * A network that was changed.
 *
 * @param what  the change, for people
 * @param sure  whether it must be refused
 * @param from  where the part begins that is wrong then
 * @param to    its end
 */
record Mutant(String name, String source, String what, boolean sure, int from, int to) {

    /** Where the declaration begins; what is said of a network is said behind it. */
    int declaration() {
        return source.indexOf("@Network");
    }

    static final List<String> KINDS = List.of(
            "Conv1d",
            "Conv2d",
            "Conv3d",
            "ConvTranspose2d",
            "Linear",
            "MaxPool2d",
            "AvgPool1d",
            "AdaptiveAvgPool2d",
            "GlobalMaxPool",
            "BatchNorm1d",
            "BatchNorm3d",
            "LayerNorm",
            "GroupNorm",
            "InstanceNorm2d",
            "RmsNorm",
            "Embedding",
            "MultiheadAttention",
            "Lstm",
            "Gru",
            "LearnedPositions",
            "MeanPositions",
            "ZeroPad2d",
            "ReflectionPad1d",
            "Upsample",
            "Permute",
            "Reshape",
            "Flatten",
            "Identity",
            "Shortcut",
            "Relu",
            "Softmax",
            "Prelu",
            "Glu",
            "SwiGlu",
            "Add",
            "Subtract",
            "Concat",
            "InputLayer");
}
