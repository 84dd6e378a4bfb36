package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.CustomOp;
import synapt.processor.op.DropoutOp;
import synapt.processor.op.EvalCode;
import synapt.processor.op.JoinOp;
import synapt.processor.op.LinearOp;
import synapt.processor.op.NoiseRate;
import synapt.processor.op.Parameter;
import synapt.processor.plan.Buffer;
import synapt.processor.plan.Fusion;
import synapt.processor.plan.Lowering;

/**
 * Collects what the operations of a network write for its evaluation: the pass of a task without and with noise, that of one
 * example, and the copy of the weights that they read. Noise works in the memory of its input, so the pass without it is the pass
 * with it, less some statements.
 */
final class EvalBuilder extends NetworkCode implements EvalCode {

    private final Fusion fusion;
    private final BufferPool buffers;
    private final BufferPool singleBuffers;

    /** What noise writes that could not work in the memory of its input, and what is read instead where there is none. */
    private final Map<Buffer, Buffer> withoutNoise = new HashMap<>();

    final Room room;
    final FieldPool weights;
    final List<CodeBlock> packs = new ArrayList<>();
    final List<CodeBlock> samplePacks = new ArrayList<>();
    final StepList eval = new StepList();
    final StepList monteCarlo = new StepList();
    final StepList single = new StepList();
    private boolean hasSingle = true;

    EvalBuilder(Graph graph, ConstantPool constants, TensorPool tensors, Room room) {
        super(graph, constants, tensors);
        this.room = room;
        this.buffers = new BufferPool(room);
        this.singleBuffers = new BufferPool(room);
        this.weights = new FieldPool(new Homes("weights", room.fields(), UnaryOperator.identity()));
        this.fusion = new Fusion(graph);
        Comments comments = new Comments(graph, fusion);
        for (Node n : graph.nodes()) {
            monteCarlo.comment(comments.forward(n));
            if (!Lowering.isNoise(n.op())) {
                String comment = comments.evaluation(n);
                eval.comment(comment);
                single.comment(comment);
            }
            n.op().eval(n, this);
            hasSingle &= !readsFlattened(n);
        }
        if (!graph.outputs().stream()
                .allMatch(o -> singleShape(o.node()).equals(o.node().shape()))) {
            noSingle();
        }
        outputsWithoutNoise();
    }

    /** Both passes leave an output in the same place, be it noise that could not work in the memory of its input. */
    private void outputsWithoutNoise() {
        for (Graph.Output o : graph.outputs()) {
            Buffer value = value(o.node());
            if (withoutNoise(value) != value) {
                eval.add("k.copy($L,$W$L,$W$LL * w.blocks)", withoutNoise(value), value, value.elements());
            }
        }
    }

    /** Buffers that are looked at after a pass. */
    List<Buffer> keptOutputs() {
        return graph.outputs().stream()
                .map(o -> value(o.node()))
                .flatMap(b -> Stream.of(b, withoutNoise(b)))
                .distinct()
                .toList();
    }

    boolean hasSingle() {
        return hasSingle;
    }

    @Override
    public Buffer value(Node n) {
        return fusion.overwrittenInEvaluation(n).map(this::value).orElseGet(() -> own(n));
    }

    private Buffer own(Node n) {
        Buffer own = buffers.value(n.identifier(), n.shape().elements() * 16);
        if (Lowering.isNoise(n.op())) {
            withoutNoise.computeIfAbsent(
                    own, any -> withoutNoise(value(n.inputs().getFirst())));
        }
        return own;
    }

    private Buffer withoutNoise(Buffer b) {
        return withoutNoise.getOrDefault(b, b);
    }

    @Override
    public Buffer scratch(Node n, String suffix, long elements) {
        return buffers.scratch(n.identifier(), suffix, elements);
    }

    @Override
    public Buffer singleValue(Node n) {
        return Lowering.isNoise(n.op())
                ? singleValue(n.inputs().getFirst())
                : fusion.overwrittenInEvaluation(n)
                        .map(this::singleValue)
                        .orElseGet(() -> singleBuffers.value(n.identifier(), EvalCode.elements(singleShape(n))));
    }

    @Override
    public boolean isReadOnlyBy(Predicate<Node> readers, Node n) {
        return graph.readers().getOrDefault(n, List.of()).stream().allMatch(readers)
                && graph.outputs().stream().noneMatch(o -> o.node() == n);
    }

    @Override
    public Shape singleShape(Node n) {
        return switch (n.op()) {
            case ActivationOp a -> singleShape(n.inputs().getFirst());
            case DropoutOp d -> singleShape(n.inputs().getFirst());
            case CustomOp c -> singleShape(n.inputs().getFirst());
            case JoinOp j -> singleShape(n.inputs().getFirst());
            default -> n.shape();
        };
    }

    /** Whether an operation reads a flattened image in single layout, and is not made for that. */
    private boolean readsFlattened(Node n) {
        return switch (n.op()) {
            case LinearOp l -> false;
            case ActivationOp a -> false;
            case DropoutOp d -> false;
            case CustomOp c -> false;
            case JoinOp j ->
                n.inputs().stream().map(this::singleShape).distinct().count() > 1;
            default ->
                n.shape().isVector()
                        && n.inputs().stream().map(this::singleShape).anyMatch(s -> !s.isVector());
        };
    }

    @Override
    public Buffer singleScratch(Node n, String suffix, long elements) {
        return singleBuffers.scratch(n.identifier(), suffix, elements);
    }

    @Override
    public boolean appliesRelu(Node product) {
        return fusion.reluOf(product).isPresent()
                || fusion.foldedInto(product).flatMap(fusion::reluAfter).isPresent();
    }

    @Override
    public boolean isAbsorbed(Node relu) {
        Node before = relu.inputs().getFirst();
        return fusion.isAbsorbed(relu)
                || isFolded(before) && fusion.reluAfter(before).isPresent();
    }

    @Override
    public @Nullable BatchNormOp foldedInto(Node product) {
        return fusion.foldedInto(product).map(n -> (BatchNormOp) n.op()).orElse(null);
    }

    @Override
    public boolean isFolded(Node norm) {
        return fusion.isFolded(norm);
    }

    @Override
    public String rate(Node n, NoiseRate rate) {
        return rate.isAdjustable() ? "rates." + Names.rate(n, rate) + ".current()" : declared(n, rate);
    }

    @Override
    public String publishedRate(Node n, NoiseRate rate) {
        if (!rate.isAdjustable()) {
            return rate(n, rate);
        }
        String name = Names.rate(n, rate) + "Rate";
        String known = weights.reference(name);
        if (known == null) {
            String current = rate(n, rate);
            known = weights.add(FieldSpec.builder(Types.named(rate.type()), name, Modifier.PRIVATE)
                    .initializer(current)
                    .build());
            pack("$L = $L", known, current);
        }
        return "p." + known;
    }

    @Override
    public String weights(String name, String elementsFormat, Object... args) {
        return weights(name, Types.MEMORY_SEGMENT, CodeBlock.of("buffer($L)", CodeBlock.of(elementsFormat, args)));
    }

    @Override
    public String packed(String name, String order) {
        return weights(name, Types.named("Packed"), CodeBlock.of("packed($L.length())", order));
    }

    @Override
    public String packed(String name, int elements) {
        return weights(name, Types.named("Packed"), CodeBlock.of("packed($L)", elements));
    }

    private String weights(String name, TypeName type, CodeBlock initializer) {
        String known = weights.reference(name);
        return known != null
                ? known
                : weights.add(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
                        .initializer(initializer)
                        .build());
    }

    @Override
    public void pack(String format, Object... args) {
        packs.add(CodeBlock.of(format, args));
    }

    @Override
    public String drawn(Node n, Parameter p) {
        NoiseRate rate = Objects.requireNonNull(p.dropped());
        String name = Names.field(p) + "Kept";
        String known = weights.reference(name);
        if (known == null) {
            known = weights(name, "$T.room($L)", Types.WEIGHT_DROPOUT, p.shape().elements());
            String stream = WeightDraws.stream(p, this);
            samplePacks.add(WeightDraws.apply("apply", stream, "sample", rate(n, rate), tensor(p), known));
        }
        return known;
    }

    @Override
    public void packSample(String format, Object... args) {
        samplePacks.add(CodeBlock.of(format, args));
    }

    @Override
    public void blocks(String format, Object... args) {
        either(format, args, format, args);
    }

    @Override
    public void either(String quiet, Object[] quietArgs, String noisy, Object[] noisyArgs) {
        Object[] args = Arrays.stream(quietArgs)
                .map(a -> a instanceof Buffer b ? withoutNoise(b) : a)
                .toArray();
        eval.add(quiet, args);
        monteCarlo.addBeside(eval, noisy, noisyArgs);
    }

    @Override
    public Buffer noisy(Node n, String suffix, long elements, Buffer quiet) {
        Buffer noisy = scratch(n, suffix, elements);
        withoutNoise.putIfAbsent(noisy, withoutNoise(quiet));
        return noisy;
    }

    @Override
    public void noise(String format, Object... args) {
        monteCarlo.add(format, args);
    }

    @Override
    public void single(String format, Object... args) {
        single.add(format, args);
    }

    @Override
    public void noSingle() {
        hasSingle = false;
    }
}
