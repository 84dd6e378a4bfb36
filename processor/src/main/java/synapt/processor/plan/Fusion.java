package synapt.processor.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.ActivationOp.Function;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.ConvTransposeOp;
import synapt.processor.op.CustomOp;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.GroupNormOp;
import synapt.processor.op.JoinOp;
import synapt.processor.op.LinearOp;
import synapt.processor.op.PositionsOp;
import synapt.processor.op.PreluOp;
import synapt.processor.op.ProductOp;
import synapt.processor.op.SoftmaxOp;
import synapt.processor.op.SoftplusOp;

/** Which nodes of a lowered graph are computed together, and which work in the memory of their input. */
public final class Fusion {

    /** A join of several works from left to right, so that it may write over the first two it reads, and not over what comes later. */
    private static final int OVERWRITABLE = 2;

    private final Graph graph;

    /** The nodes that read a node; one that reads it twice is there twice. */
    private final Map<Node, List<Node>> consumers;

    public Fusion(Graph graph) {
        this.graph = graph;
        this.consumers = graph.readers();
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
     * The dropout behind a ReLU, if all that it does is to zero or to scale: as it keeps the ReLU's zeros and adds its own, one
     * look at which results are positive gives the gradient of both.
     */
    public Optional<Node> dropoutOf(Node relu) {
        return isRelu(relu)
                ? soleConsumer(relu).filter(n -> n.op() instanceof DropoutOp d && d.keepsOrZeroes())
                : Optional.empty();
    }

    /** Whether the gradient of a dropout comes with that of the ReLU before it. */
    public boolean isMaskedByRelu(Node dropout) {
        return dropout.op() instanceof DropoutOp
                && isRelu(input(dropout))
                && dropoutOf(input(dropout)).isPresent();
    }

    /** The batch normalisation that evaluation folds into a product's weights. */
    public Optional<Node> foldedInto(Node product) {
        return isProduct(product) && !(product.op() instanceof ConvTransposeOp)
                ? soleConsumer(product)
                        .filter(n -> n.op() instanceof BatchNormOp && n.shape().equals(product.shape()))
                        .filter(n -> !isOverPositions(product)) // whose channels are not the product's outputs
                : Optional.empty();
    }

    /** A linear layer at each position of a sequence: its outputs come last, and the channels of a normalisation first. */
    private static boolean isOverPositions(Node product) {
        return product.op() instanceof LinearOp linear && linear.output().rank() > 1;
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

    /** The input that a node writes its result over in training: nobody else reads it, and no gradient needs it. */
    public Optional<Node> overwrittenInTraining(Node n) {
        return switch (n.op()) {
            case ActivationOp a ->
                readHereAlone(n, 1)
                        .filter(in -> isAbsorbed(n) || !a.function().gradientFromInput() && !isNeededForGradient(in))
                        .findFirst();
            case DropoutOp d ->
                readHereAlone(n, 1)
                        .filter(in -> !isNeededForGradient(in) || isMaskedByRelu(n))
                        .findFirst();
            case PositionsOp p ->
                readHereAlone(n, 1).filter(in -> !isNeededForGradient(in)).findFirst();
            case JoinOp join
            when !join.gradientFromInputs() ->
                readHereAlone(n, OVERWRITABLE)
                        .filter(in -> !isNeededForGradient(in))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** Whether the gradient of a node, or of the ReLU whose result it has overwritten, is made from its result. */
    private boolean isNeededForGradient(Node n) {
        return n.op() instanceof ActivationOp a && !a.function().gradientFromInput()
                || n.op() instanceof SoftmaxOp
                || isMaskedByRelu(n);
    }

    /** The input that a node writes its result over in evaluation, with noise and without. */
    public Optional<Node> overwrittenInEvaluation(Node n) {
        return switch (n.op()) {
            case ActivationOp a -> overMine(n);
            case SoftplusOp s -> overMine(n);
            case SoftmaxOp s -> overMine(n);
            case PreluOp p -> overMine(n);
            case BatchNormOp b -> overMine(n);
            case GroupNormOp g -> overMine(n);
            case PositionsOp p -> overMine(n);
            case JoinOp j -> readHereAlone(n, OVERWRITABLE).filter(this::isOwn).findFirst();
            default -> Lowering.isNoise(n.op()) ? overMine(n) : Optional.empty();
        };
    }

    /** A node's only input, where nobody else reads what lies there. */
    private Optional<Node> overMine(Node n) {
        return readHereAlone(n, 1).filter(this::isOwn).findFirst();
    }

    /** Whether, where there is no noise, a node's result does not lie where others read it too. */
    private boolean isOwn(Node n) {
        return !Lowering.isNoise(n.op()) || soleConsumer(input(n)).isPresent() && isOwn(input(n));
    }

    /**
     * The input whose gradient is computed in the memory of that of a node's result. All operations here can do so for their first
     * input; a sum passes its gradient on unchanged, so it may be any.
     *
     * @param needed whether a node's gradient is needed at all
     */
    public Optional<Node> sharesGradient(Node n, Predicate<Node> needed) {
        return switch (n.op()) {
            case ActivationOp a -> readHereAlone(n, 1).findFirst();
            case DropoutOp d -> readHereAlone(n, 1).findFirst();
            case BatchNormOp b -> readHereAlone(n, 1).findFirst();
            case GroupNormOp g -> readHereAlone(n, 1).findFirst();
            case SoftplusOp s -> readHereAlone(n, 1).findFirst();
            case SoftmaxOp s -> readHereAlone(n, 1).findFirst();
            case PreluOp p -> readHereAlone(n, 1).findFirst();
            case PositionsOp p -> readHereAlone(n, 1).findFirst();
            case CustomOp c -> readHereAlone(n, 1).findFirst();
            case JoinOp j ->
                readHereAlone(n, j.kind() == JoinOp.Kind.ADD ? j.count() : 1)
                        .filter(needed)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** Those of a node's first inputs that nothing else reads, and the node only once. */
    private Stream<Node> readHereAlone(Node n, int first) {
        return n.inputs().stream().limit(first).filter(in -> soleConsumer(in).isPresent());
    }

    /** The node that reads another, if there is one alone, which reads it once. */
    private Optional<Node> soleConsumer(Node n) {
        List<Node> readers = consumers.getOrDefault(n, List.of());
        return readers.size() == 1 && !graph.isOutput(n) ? Optional.of(readers.getFirst()) : Optional.empty();
    }

    private static Node input(Node n) {
        return n.inputs().getFirst();
    }

    private static boolean isProduct(Node n) {
        return n.op() instanceof ProductOp;
    }

    private static boolean isRelu(Node n) {
        return n.op() instanceof ActivationOp a && a.function() == Function.RELU;
    }
}
