package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/**
 * What operations write a network's training with. Formats are JavaPoet's; a buffer among the arguments is written as generated
 * code names it, and lives at least from the first to the last statement that names it.
 */
public interface TrainCode extends Constants {

    /** Where a node's result is. */
    Buffer value(Node n);

    /** Where the result of a node's only input is. */
    default Buffer input(Node n) {
        return value(n.inputs().getFirst());
    }

    /** Where the gradient with respect to a node's result is. */
    Buffer gradient(Node n);

    /** Where the gradient with respect to a node's only input goes; null if nobody needs it. */
    default @Nullable Buffer inputGradient(Node n) {
        return inputGradient(n, 0);
    }

    /**
     * Where the gradient with respect to one of a node's inputs goes; null if nobody needs it. What is there is overwritten:
     * adding up what comes back from several readers is not the operation's concern.
     *
     * @param input which of the inputs, from 0
     */
    @Nullable
    Buffer inputGradient(Node n, int input);

    /** Makes the gradient of a node's result that of one of its inputs, if anybody needs it. */
    void passGradient(Node n, int input);

    /** Memory of a node's own. */
    Buffer scratch(Node n, String suffix, long elements);

    /** Whether a product stores max(y, 0). */
    boolean appliesRelu(Node product);

    /** Whether the gradient of a dropout comes with that of the ReLU before it. */
    boolean isMaskedByRelu(Node dropout);

    /** The dropout whose gradient a ReLU's gradient includes; null if there is none. */
    @Nullable
    Node dropoutAfter(Node relu);

    /** A rate of a node's in this step, as kernels take it. */
    String rate(Node n, NoiseRate rate);

    /** Whether a ReLU was applied by the product before it. */
    boolean isAbsorbed(Node relu);

    /** A field with a parameter's values in another order, renewed after each update. */
    String packed(String name, String order, Parameter p);

    /** As above, without those of a node's parameter that the step drops. */
    String packedKept(Node n, String name, String order, Parameter p);

    /** Whether a node's parameter has a gradient; no code is written for that of others. */
    boolean learns(Node n, Parameter p);

    /** The field with each block's sums of a parameter's gradient. */
    String sums(Parameter p);

    /** Elements from one block's {@link #sums} to the next's. */
    String sumsStride(Parameter p);

    /** The field with a parameter's gradient. */
    String gradient(Parameter p);

    /** A field declared with an initialiser. */
    String field(String name, String type, String format, Object... args);

    /** Adds to the forward pass. */
    void forward(String format, Object... args);

    /** Ends a part of the forward pass: what was added before is done for the whole batch before what is added after. */
    void joinForward(String format, Object... args);

    /** Adds to the backward pass. */
    void backward(String format, Object... args);

    /** Adds to what is done between two parts of the backward pass; {@link #cutBackward} ends the list. */
    void joinBackward(String format, Object... args);

    /** Ends a part of the backward pass. */
    void cutBackward();

    /** Adds {@code units} pieces to the gradients over the whole batch; the format ends with one more argument: which, from 0. */
    void outer(int units, String format, Object... args);

    /** Adds to what is done when weights have changed. */
    void pack(String format, Object... args);

    /** Says where a batch's statistics are, which an update that commits them wants to be finite. */
    void statistics(Node n, String norm, String field, int elements);

    /** Adds to what an update commits. */
    void commit(String format, Object... args);
}
