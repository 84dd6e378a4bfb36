package synapt.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.ActivationOp.Function;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.Conv2dOp;
import synapt.processor.op.CustomOp;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.LinearOp;

/** Which nodes of a lowered graph are computed together, and which work in the memory of their input. */
public final class Fusion {

    private final Graph graph;
    private final Map<Node, List<Node>> consumers = new HashMap<>();

    public Fusion(Graph graph) {
        this.graph = graph;
        for (Node n : graph.nodes()) {
            for (Node input : new LinkedHashSet<>(n.inputs())) {
                consumers.computeIfAbsent(input, any -> new ArrayList<>()).add(n);
            }
        }
    }

    /** The ReLU that a product's kernel applies to its result as it stores it. */
    public Optional<Node> reluOf(Node product) {
        return isProduct(product) ? soleConsumer(product).filter(Fusion::isRelu) : Optional.empty();
    }

    /** Whether a node is a ReLU that the product before it applies. */
    public boolean isAbsorbed(Node relu) {
        return isRelu(relu) && isProduct(input(relu)) && reluOf(input(relu)).isPresent();
    }

    /**
     * The dropout behind a ReLU: as it keeps the ReLU's zeros and adds its own, one look at which results are positive gives the
     * gradient of both.
     */
    public Optional<Node> dropoutOf(Node relu) {
        return isRelu(relu) ? soleConsumer(relu).filter(n -> n.op() instanceof DropoutOp) : Optional.empty();
    }

    /** Whether the gradient of a dropout comes with that of the ReLU before it. */
    public boolean isMaskedByRelu(Node dropout) {
        return dropout.op() instanceof DropoutOp
                && isRelu(input(dropout))
                && dropoutOf(input(dropout)).isPresent();
    }

    /** The batch normalisation that evaluation folds into a product's weights. */
    public Optional<Node> foldedInto(Node product) {
        return isProduct(product) ? soleConsumer(product).filter(n -> n.op() instanceof BatchNormOp) : Optional.empty();
    }

    /** Whether evaluation folds a batch normalisation into the product before it. */
    public boolean isFolded(Node norm) {
        return norm.op() instanceof BatchNormOp
                && isProduct(input(norm))
                && foldedInto(input(norm)).isPresent();
    }

    /** The ReLU that reads a node, if nothing else does. */
    public Optional<Node> reluAfter(Node n) {
        return soleConsumer(n).filter(Fusion::isRelu);
    }

    /** Whether, in training, a node may write its result over its input: nobody else reads that, and no gradient needs it. */
    public boolean overwritesInTraining(Node n) {
        if (n.inputs().size() != 1 || soleConsumer(input(n)).isEmpty()) {
            return false;
        }
        boolean inputIsNeeded = isNeededForGradient(input(n));
        return switch (n.op()) {
            case ActivationOp a -> isAbsorbed(n) || !a.function().gradientFromInput() && !inputIsNeeded;
            case DropoutOp d -> !inputIsNeeded || isMaskedByRelu(n);
            default -> false;
        };
    }

    /** Whether the gradient of a node, or of the ReLU whose result it has overwritten, is made from its result. */
    private boolean isNeededForGradient(Node n) {
        return n.op() instanceof ActivationOp a && !a.function().gradientFromInput() || isMaskedByRelu(n);
    }

    /** Whether, in evaluation, a node may write its result over its input. */
    public boolean overwritesInEvaluation(Node n) {
        return n.inputs().size() == 1
                && soleConsumer(input(n)).isPresent()
                && (n.op() instanceof ActivationOp || n.op() instanceof BatchNormOp || Lowering.isNoise(n.op()));
    }

    /** Whether the gradient of a node's input is computed in the memory of that of its result. */
    public static boolean overwritesGradient(Node n) {
        return switch (n.op()) {
            case ActivationOp a -> true;
            case DropoutOp d -> true;
            case BatchNormOp b -> true;
            case CustomOp c -> true;
            default -> false;
        };
    }

    private Optional<Node> soleConsumer(Node n) {
        List<Node> readers = consumers.getOrDefault(n, List.of());
        return readers.size() == 1 && n != graph.output() ? Optional.of(readers.getFirst()) : Optional.empty();
    }

    private static Node input(Node n) {
        return n.inputs().getFirst();
    }

    private static boolean isProduct(Node n) {
        return n.op() instanceof Conv2dOp || n.op() instanceof LinearOp;
    }

    private static boolean isRelu(Node n) {
        return n.op() instanceof ActivationOp a && a.function() == Function.RELU;
    }
}
