package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.stream.Stream;
import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;

/** Networks in which something is frozen, or shared by two. */
final class FrozenSubjects {

    private FrozenSubjects() {}

    static Stream<Subject> all() {
        return Stream.of(
                blocks(),
                sequences(),
                recurrent(),
                spatial(),
                frozenEmbedding(),
                tied(),
                tiedConvolutions(),
                tiedEmbedding(1),
                tiedEmbedding(5),
                tiedToFrozen());
    }

    private static Subject numbers(String name, int[] input, String nodes) {
        return new Subject(
                "frozen",
                new NetworkSource(name, input, LossFunction.CROSS_ENTROPY, nodes.replace("OUTPUT", OUTPUT)),
                35,
                3);
    }

    private static Subject tokens(String name, int length, int tokens, String nodes) {
        NetworkSource source = new NetworkSource(
                name, new int[] {length}, tokens, LossFunction.CROSS_ENTROPY, nodes.replace("OUTPUT", OUTPUT));
        return new Subject("frozen", source, 35, length * tokens, length);
    }

    private static Subject blocks() {
        return numbers("frozen_blocks", new int[] {2, 5, 5}, """
                @Frozen @Layer(with = "width = 3") Unit before();
                @Layer(out = 3, kernel = 2) @Activation(ActivationFunction.TANH) Conv2d conv();
                @Frozen @Layer(with = "width = 2") Unit between();
                @Frozen @Layer(out = 2, kernel = 4) Conv2d whole();
                @Layer Flatten flat();
                @Layer(out = 6) @BatchNorm Linear fc1();
                @Frozen @BatchNorm(affine = false) @Dropout(p = 0.5) BatchNorm1d bn();
                @Frozen @Layer(out = 3) OUTPUT Linear fc2();

                @Block(params = "width")
                interface Unit {
                    @Layer(kernel = 3, padding = 1, with = "out = width")
                    @BatchNorm @Activation(ActivationFunction.TANH) @Dropout2d(p = 0.5) Conv2d conv();
                }
                """);
    }

    private static Subject sequences() {
        return numbers("frozen_sequences", new int[] {4, 5}, """
                @Layer(out = 6) Linear pre();
                @Frozen LearnedPositions positions();
                @Frozen @Attention(heads = 2, dropout = 0.3) @Norm MultiheadAttention attention();
                @Frozen @Layer(out = 4) @Activation(ActivationFunction.PRELU) Linear each();
                @Attention(heads = 2, dropout = 0.3) MultiheadAttention learns();
                @Layer Flatten flat();
                @Layer(out = 3) OUTPUT Linear fc();
                """);
    }

    private static Subject recurrent() {
        return numbers("frozen_recurrent", new int[] {4, 5}, """
                @Layer(out = 6) Linear pre();
                @Frozen @Layer(out = 3) @Recurrent(bidirectional = true, learntState = true) Lstm lstm();
                @Frozen @Layer(out = 4) @Recurrent(layers = 2) @Norm(NormFunction.RMS) Gru gru();
                @Layer Flatten flat();
                @Layer(out = 3) OUTPUT Linear fc();
                """);
    }

    private static Subject spatial() {
        return numbers("frozen_spatial", new int[] {2, 7}, """
                @Layer(out = 4, kernel = 3) Conv1d pre();
                @Frozen @Layer(out = 6, kernel = 3, padding = 1, groups = 2) @Norm(value = NormFunction.GROUP, groups = 2) Conv1d conv();
                @Frozen @Layer(out = 3, kernel = 2, stride = 2, padding = 1) ConvTranspose1d transposed();
                @Frozen @Layer(out = 3, kernel = 8) Conv1d whole();
                @Layer Flatten flat();
                @Layer(out = 3) OUTPUT Linear fc();
                """);
    }

    private static Subject frozenEmbedding() {
        return tokens("frozen_embedding", 4, 7, """
                @Frozen @Layer(out = 5) Embedding embed();
                @Layer(out = 5) @Activation(ActivationFunction.TANH) Linear each();
                @Layer(out = 7) OUTPUT Linear next();
                """);
    }

    private static Subject tied() {
        return numbers("tied", new int[] {3, 5}, """
                @Layer(out = 5) @Activation(ActivationFunction.TANH) Linear each();
                @Tied("each") @Layer(out = 5, bias = false) @Activation(ActivationFunction.TANH) Linear again();
                @Layer Flatten flat();
                @Layer(out = 5) Linear fc1();
                @Tied("each") @Layer(out = 5) @Activation(ActivationFunction.SILU) Linear fc2();
                @Tied("fc2") @Layer(out = 5) Linear fc3();
                @Layer(out = 3) OUTPUT Linear last();
                """);
    }

    private static Subject tiedConvolutions() {
        return numbers("tied_convolutions", new int[] {3, 6}, """
                @Layer(out = 3, kernel = 3, padding = 1) @Activation(ActivationFunction.TANH) Conv1d there();
                @Tied("there") @Layer(out = 3, kernel = 3, padding = 1, bias = false) ConvTranspose1d back();
                @Tied("there") @Layer(from = "back", out = 3, kernel = 3, stride = 2) Conv1d again();
                @Layer Flatten flat();
                @Layer(out = 3) OUTPUT Linear last();
                """);
    }

    /** A language model whose output is by the rows of its embedding; of one token, both gradients are over the whole batch. */
    private static Subject tiedEmbedding(int length) {
        return tokens("tied_embedding" + length, length, 7, """
                @Layer(out = 5) Embedding embed();
                @Tied("embed") @Layer(out = 7, from = "embed") @Activation(ActivationFunction.TANH) Linear tied();
                @Layer(out = 5) @Activation(ActivationFunction.TANH) Linear each();
                @Tied("embed") @Layer(out = 7) OUTPUT Linear next();
                """);
    }

    private static Subject tiedToFrozen() {
        return tokens("tied_to_frozen", 3, 6, """
                @Frozen @Layer(out = 4) Embedding embed();
                @Layer(out = 4) @Activation(ActivationFunction.TANH) Linear each();
                @Tied("embed") @Layer(out = 6) OUTPUT Linear next();
                """);
    }
}
