package synapt.processor.op;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/** What operations write a network's evaluation with: the pass of a task in block layout, and that of one example. */
public interface EvalCode extends Constants {

    /** Elements of a cell, as in {@code synapt.kernel.Kernels}. */
    int LANES = 16;

    /** Where a node's result is. */
    Buffer value(Node n);

    /** Where the result of a node's only input is. */
    default Buffer input(Node n) {
        return value(n.inputs().getFirst());
    }

    /** Memory of a node's own. */
    Buffer scratch(Node n, String suffix, long elements);

    /** Whether a product stores max(y, 0). */
    boolean appliesRelu(Node product);

    /** Whether a ReLU was applied by the product before it. */
    boolean isAbsorbed(Node relu);

    /** The batch normalisation to fold into a product; null if there is none. */
    @Nullable
    BatchNormOp foldedInto(Node product);

    /** Whether a batch normalisation was folded into the product before it. */
    boolean isFolded(Node norm);

    /** A rate of a node's, as kernels take it. */
    String rate(Node n, NoiseRate rate);

    /** As above, as it was when the weights' copy was filled: evaluation sees a rate and weights of one time. */
    String publishedRate(Node n, NoiseRate rate);

    /** A field of the weights' copy, of some elements. */
    String weights(String name, String elementsFormat, Object... args);

    /** A field of the weights' copy for the weights of a product, in the order of a constant. */
    String packed(String name, String order);

    /** As above, of some elements. */
    String packed(String name, int elements);

    /** Adds to what fills the weights' copy. */
    void pack(String format, Object... args);

    /** A field of the weights' copy with those of a parameter's values that a sample keeps. */
    String drawn(Node n, Parameter p);

    /** Adds to what makes of the weights' copy that of a sample. */
    void packSample(String format, Object... args);

    /** Adds to the pass of a task. */
    void blocks(String format, Object... args);

    /** Adds to the pass of a task with noise, and only to that. */
    void noise(String format, Object... args);

    /** Adds one statement to the pass of a task without noise, and another to that with noise. */
    void either(String quiet, Object[] quietArgs, String noisy, Object[] noisyArgs);

    /** Memory of a node's own that only noise fills; where there is none, {@code quiet} is read instead. */
    Buffer noisy(Node n, String suffix, long elements, Buffer quiet);

    /** Where a node's result is in single layout. */
    Buffer singleValue(Node n);

    /** Whether all that reads a node's result is as said; an output is read by users too. */
    boolean isReadOnlyBy(Predicate<Node> readers, Node n);

    /** The shape as which a node's result lies in single layout: a flattened image still lies as an image. */
    Shape singleShape(Node n);

    /** Memory of a node's own in single layout. */
    Buffer singleScratch(Node n, String suffix, long elements);

    /** Adds to the pass of one example. */
    void single(String format, Object... args);

    /** Says that there is no kernel for one example: it goes through the pass of a task. */
    void noSingle();

    /** Elements that a shape takes in single layout. */
    static long elements(Shape shape) {
        return (long) LANES * cells(shape.channels()) * shape.positions();
    }

    /** Elements that a number of channels takes in single layout at one position: whole cells. */
    static int padded(int channels) {
        return cells(channels) * LANES;
    }

    /** Cells that so many channels take, or whatever else lies in lanes. */
    static int cells(int channels) {
        return Math.ceilDiv(channels, LANES);
    }
}
