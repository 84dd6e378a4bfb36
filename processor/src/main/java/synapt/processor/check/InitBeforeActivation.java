package synapt.processor.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import synapt.processor.graph.GraphBuilder.Built;
import synapt.processor.graph.Node;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.ActivationOp.Function;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.Initialization;
import synapt.processor.op.Parameter;
import synapt.processor.op.PoolOp;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/**
 * He's variance 2 / fan_in makes up for what a ReLU and its kin lose, and is too much for others; Glorot's is too little for those. A
 * normalisation between makes the scale of the weights immaterial.
 */
final class InitBeforeActivation implements Checks.Check {

    private static final Set<Function> LOSES_HALF =
            Set.of(Function.RELU, Function.LEAKY_RELU, Function.GELU, Function.GELU_TANH, Function.SILU);

    private static final Set<Function> KEEPS = Set.of(Function.TANH, Function.SIGMOID, Function.SELU);

    @Override
    public void check(Built network, Reporter reporter) {
        Map<Node, List<Node>> readers = network.graph().readers();
        for (Node node : network.graph().nodes()) {
            List<Parameter> parameters = node.op().parameters();
            if (parameters.isEmpty() || !(next(readers, node).op() instanceof ActivationOp activation)) {
                continue;
            }
            Parameter weight = parameters.getFirst();
            if (isOf(weight, "HE") && KEEPS.contains(activation.function())) {
                reporter.report(
                        Message.INIT_ACTIVATION,
                        network.declared(node),
                        activation.describe(),
                        "large",
                        "Initializer.XAVIER_UNIFORM");
            } else if (isOf(weight, "XAVIER") && LOSES_HALF.contains(activation.function())) {
                reporter.report(
                        Message.INIT_ACTIVATION,
                        network.declared(node),
                        activation.describe(),
                        "small",
                        "Initializer.HE_NORMAL");
            }
        }
    }

    /** The nearest node behind one that changes the spread of values; the node itself where paths part or end. */
    private static Node next(Map<Node, List<Node>> readers, Node node) {
        Node at = node;
        while (true) {
            List<Node> behind = readers.getOrDefault(at, List.of());
            if (behind.size() != 1) {
                return node;
            }
            at = behind.getFirst();
            if (!(Paths.keepsElements(at) || at.op() instanceof DropoutOp || at.op() instanceof PoolOp)) {
                return at;
            }
        }
    }

    private static boolean isOf(Parameter weight, String author) {
        return Set.of("_NORMAL", "_UNIFORM").stream()
                .map(distribution -> new Initialization(author + distribution, 1, 1, false))
                .anyMatch(i -> i.weight(weight.fanIn(), weight.fanOut()).equals(weight.init()));
    }
}
