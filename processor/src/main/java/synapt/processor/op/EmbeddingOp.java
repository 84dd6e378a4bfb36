package synapt.processor.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.op.Parameter.Init;
import synapt.processor.op.Parameter.Role;
import synapt.processor.report.Message;

/**
 * A row of numbers for each token (PyTorch's Embedding).
 *
 * @param input   token ids, {length}
 * @param padding the token whose row gets no gradient, or {@link #NO_PADDING}
 * @param weight  [vocabulary, out]
 */
public record EmbeddingOp(Shape input, int out, int padding, Parameter weight) implements Op {

    public static final int NO_PADDING = -1;

    /** Columns of the gradient that one piece of work makes: {@code SequenceKernels.EMBEDDING_PART}. */
    private static final int PART = 16;

    /** The operation on token ids; null after a message. */
    public static @Nullable EmbeddingOp of(
            Shape input, int out, int padding, String prefix, Initialization init, Problems problems) {
        if (!input.isTokens()) {
            problems.report(Message.SHAPE_NO_TOKENS, "", input.describe());
            return null;
        }
        int vocabulary = input.vocabulary();
        if (!Sizes.fit(problems, "out", "its weight", vocabulary, out)
                || !Sizes.fit(problems, "out", "its output", input.size(), out)) {
            return null;
        }
        Parameter weight = new Parameter(
                prefix + ".weight",
                new Shape(vocabulary, out),
                Role.WEIGHT,
                vocabulary,
                out,
                init.embedding(vocabulary, out));
        EmbeddingOp op = new EmbeddingOp(input, out, NO_PADDING, weight);
        return padding == NO_PADDING ? op : op.withPadding(padding);
    }

    /** The same with a token whose row starts at zero and gets no gradient. */
    public EmbeddingOp withPadding(int token) {
        Init init = weight.init();
        Init start = new Init(init.kind(), init.scale(), token * out, (token + 1) * out);
        return new EmbeddingOp(
                input,
                out,
                token,
                new Parameter(weight.name(), weight.shape(), weight.role(), weight.fanIn(), weight.fanOut(), start));
    }

    @Override
    public Shape output() {
        return new Shape(input.size(), out);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight);
    }

    @Override
    public String describe() {
        String all = "Embedding(" + input.vocabulary() + ", " + out;
        return padding == NO_PADDING ? all + ")" : all + ", padding " + padding + ")";
    }

    /** A sum over blocks would take room for the whole weight for each of them. */
    @Override
    public boolean isOverBatch(Parameter p) {
        return true;
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(
                "k.embedding($L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                out,
                input.size(),
                code.input(n),
                code.tensor(weight),
                code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        String ids = code.field(n.identifier() + "Ids", "BatchBuffer", "batchBuffer($L)", 16L * input.size());
        String dy = code.field(n.identifier() + "Gradients", "BatchBuffer", "batchBuffer($L)", 16L * output().size());
        code.backward("keep($L, $L.of(w))", code.input(n), ids);
        code.backward("keep($L, $L.of(w))", code.gradient(n), dy);
        code.outer(
                (out + PART - 1) / PART,
                "k.embeddingGradient($L,$W$L,$W$L,$W$L,$W$L.whole(),$W$L.whole(),$Wexamples,$W$L,$W$L)",
                input.vocabulary(),
                out,
                input.size(),
                padding,
                ids,
                dy,
                code.gradient(weight));
    }

    @Override
    public void eval(Node n, EvalCode code) {
        String rows = code.weights(n.identifier() + "Rows", "$L", weight.shape().size());
        code.pack("copy($L, $L)", code.tensor(weight), rows);
        code.blocks(
                "k.embedding($L,$W$L,$W$L,$Wp.$L,$W$L,$Ww.blocks)",
                out,
                input.size(),
                code.input(n),
                rows,
                code.value(n));
        code.noSingle();
    }
}
