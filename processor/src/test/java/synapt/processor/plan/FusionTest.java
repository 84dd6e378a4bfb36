package synapt.processor.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import synapt.processor.graph.Graph;
import synapt.processor.graph.LossSpec;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.ActivationOp.Function;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.DropoutKind;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.FlattenOp;
import synapt.processor.op.IdentityOp;
import synapt.processor.op.Initialization;
import synapt.processor.op.InputOp;
import synapt.processor.op.LinearOp;
import synapt.processor.op.Op;
import synapt.processor.op.RateSource;
import synapt.processor.op.Weights;

/** Graphs made by hand, without a compiler. */
class FusionTest {

    private static final Shape SHAPE = new Shape(4);
    private static final Op DROPOUT = new DropoutOp(SHAPE, DropoutKind.DROPOUT, new RateSource.Constant(0.5), 0, "x");
    private static final Op NORM = BatchNormOp.of(SHAPE, 1e-5, 0.1, true, "n");

    private static Op activation(Function f) {
        return new ActivationOp(SHAPE, f, 0);
    }

    private static Graph chain(Op... ops) {
        List<Node> nodes =
                new ArrayList<>(List.of(new Node("input", Node.Facet.LAYER, new InputOp(SHAPE, false), List.of())));
        for (Op op : ops) {
            nodes.add(new Node("n" + nodes.size(), Node.Facet.LAYER, op, List.of(nodes.getLast())));
        }
        return new Graph(nodes, nodes.getLast(), LossSpec.of(Graph.Loss.NONE));
    }

    private static boolean lastOverwrites(Op... ops) {
        Graph g = chain(ops);
        return new Fusion(g).overwrittenInTraining(g.output()).isPresent();
    }

    @Test
    void overwritesWhatNoGradientNeeds() {
        assertThat(lastOverwrites(DROPOUT)).isTrue();
        assertThat(lastOverwrites(activation(Function.RELU), DROPOUT)).isTrue();
        assertThat(lastOverwrites(activation(Function.TANH), DROPOUT))
                .as("tanh's gradient needs its result")
                .isFalse();
        assertThat(lastOverwrites(activation(Function.GELU), DROPOUT))
                .as("GELU's needs its input")
                .isTrue();
        assertThat(lastOverwrites(activation(Function.GELU)))
                .as("its own input")
                .isFalse();
        assertThat(lastOverwrites(activation(Function.RELU), DROPOUT, activation(Function.SIGMOID)))
                .as("the ReLU's gradient looks at what the dropout left of it")
                .isFalse();
        assertThat(lastOverwrites(activation(Function.RELU), DROPOUT, DROPOUT)).isFalse();
        assertThat(lastOverwrites(NORM)).isFalse();
    }

    /** On a sequence, a linear layer's outputs are the last dimension, and the channels of batch normalisation the first. */
    @Test
    void foldsOnlyWhatIsNormalisedByOutput() {
        assertThat(isFolded(new Shape(5))).isTrue();
        assertThat(isFolded(new Shape(3, 5))).isFalse();
        assertThat(isFolded(new Shape(5, 5))).isFalse();
    }

    private static boolean isFolded(Shape input) {
        Weights weights = new Weights("fc", true, Initialization.byDefault(false));
        LinearOp linear = requireNonNull(LinearOp.of(input, 5, weights, (message, member, args) -> {}));
        Graph g = chain(linear, BatchNormOp.of(linear.output(), 1e-5, 0.1, true, "n"));
        return new Fusion(g).isFolded(g.output());
    }

    @Test
    void leavesOutWhatMovesNothing() {
        Graph g = chain(new IdentityOp(SHAPE), DROPOUT, activation(Function.TANH), new FlattenOp(SHAPE), DROPOUT);
        assertThat(Lowering.train(g).nodes())
                .extracting(n -> n.op().getClass().getSimpleName())
                .containsExactly("InputOp", "DropoutOp", "ActivationOp", "DropoutOp");
    }

    @Test
    void leavesOutDeadEnds() {
        Node input = new Node("input", Node.Facet.LAYER, new InputOp(SHAPE, false), List.of());
        Node used = new Node("used", Node.Facet.LAYER, activation(Function.RELU), List.of(input));
        Node dead = new Node("dead", Node.Facet.LAYER, activation(Function.TANH), List.of(used));
        Node output = new Node("output", Node.Facet.LAYER, DROPOUT, List.of(used));
        Graph g = new Graph(List.of(input, used, dead, output), output, LossSpec.of(Graph.Loss.NONE));
        assertThat(new Fusion(g).overwrittenInTraining(output))
                .as("another reads it")
                .isEmpty();
        Graph train = Lowering.train(g);
        assertThat(train.nodes()).extracting(Node::name).containsExactly("input", "used", "output");
        assertThat(new Fusion(train).overwrittenInTraining(train.output())).isPresent();
    }
}
