package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.op.InputOp;
import synapt.processor.op.NoiseRate;
import synapt.processor.op.Parameter;
import synapt.processor.op.RateSource;
import synapt.processor.op.TrainCode;
import synapt.processor.plan.Buffer;
import synapt.processor.plan.Fusion;

/** Collects what the operations of a network write for its training, first forward, then backward. */
final class TrainBuilder extends NetworkCode implements TrainCode {

    private final Fusion fusion;
    private final Comments comments;
    private final Ties ties;
    private final Set<Node> needGradient = new HashSet<>();
    private final Map<Node, Buffer> values = new LinkedHashMap<>();
    private final BufferPool buffers;
    private final Contributions contributions;

    final Room room;
    final FieldPool fields;
    final StepList forward = new StepList();
    final StepList backward = new StepList();
    final List<CodeBlock> forwardJoins = new ArrayList<>();
    final List<List<CodeBlock>> backwardJoins = new ArrayList<>(List.of(new ArrayList<>()));
    final PackList packs = new PackList();
    final List<CodeBlock> thinned = new ArrayList<>();
    final List<CodeBlock> thinnedGradients = new ArrayList<>();
    final List<Outer> outers = new ArrayList<>();
    final List<CodeBlock> commits = new ArrayList<>();
    final List<CodeBlock> tiedGradients = new ArrayList<>();
    final Map<Node, Statistics> statistics = new LinkedHashMap<>();

    /** Fields with rates that a step takes anew, and where from. */
    final Map<String, String> rates = new LinkedHashMap<>();

    /** Statistics of a batch that an update commits: of which normalisation, in which field, and how many numbers. */
    record Statistics(String norm, String field, int elements) {}

    /** Some pieces of the gradients over the whole batch; the format ends with the number of the piece. */
    record Outer(int units, String format, Object[] args) {

        /** The statement, where pieces count from another number than 0. */
        CodeBlock code(int from) {
            Object[] all = Arrays.copyOf(args, args.length + 1);
            all[args.length] = from == 0 ? "unit" : "unit - " + from;
            return CodeBlock.of(format, all);
        }
    }

    TrainBuilder(Graph graph, Ties ties, ConstantPool constants, TensorPool tensors, Room room) {
        super(graph, constants, tensors);
        this.room = room;
        this.buffers = new BufferPool(room);
        this.fields = new FieldPool(new Homes("fields", room.fields(), UnaryOperator.identity()));
        this.ties = ties;
        this.fusion = new Fusion(graph);
        this.comments = new Comments(graph, fusion);
        this.contributions = new Contributions(graph, needGradient, this);
        for (Node n : graph.nodes()) {
            boolean own = n.op() instanceof InputOp in ? in.gradient() : learnsAnything(n);
            if (own || n.inputs().stream().anyMatch(needGradient::contains)) {
                needGradient.add(n);
            }
        }
        graph.nodes().forEach(this::writeForward);
        graph.nodes().reversed().stream().filter(needGradient::contains).forEach(this::writeBackward);
    }

    private void writeForward(Node n) {
        forward.comment(comments.forward(n));
        n.op().train(n, this);
    }

    private void writeBackward(Node n) {
        backward.comment(comments.backward(n));
        n.op().backward(n, this);
        contributions.join();
    }

    private boolean learnsAnything(Node n) {
        return n.op().parameters().stream().anyMatch(p -> ties.learns(n, p));
    }

    /** Whether the gradient with respect to an input was asked for. */
    boolean computesGradient(Node input) {
        return needGradient.contains(input);
    }

    int minBatch() {
        return graph.nodes().stream()
                .filter(n -> !n.frozen())
                .mapToInt(n -> n.op().minBatch())
                .max()
                .orElse(1);
    }

    // ---- buffers ----

    @Override
    public Buffer value(Node n) {
        Buffer known = values.get(n);
        if (known == null) {
            known = fusion.overwrittenInTraining(n)
                    .map(this::value)
                    .orElseGet(() -> buffers.value(n.identifier(), n.shape().elements() * 16));
            values.put(n, known);
        }
        return known;
    }

    @Override
    public Buffer gradient(Node n) {
        return fusion.sharesGradient(n, needGradient::contains)
                .map(this::gradient)
                .orElseGet(() -> buffers.gradient(n.identifier(), n.shape().elements() * 16));
    }

    @Override
    public @Nullable Buffer inputGradient(Node n, int input) {
        return contributions.target(n, input);
    }

    @Override
    public void passGradient(Node n, int input) {
        contributions.pass(n, input);
    }

    @Override
    public Buffer scratch(Node n, String suffix, long elements) {
        return buffers.scratch(n.identifier(), suffix, elements);
    }

    // ---- fusion ----

    @Override
    public boolean appliesRelu(Node product) {
        return fusion.reluOf(product).isPresent();
    }

    @Override
    public boolean isMaskedByRelu(Node dropout) {
        return fusion.isMaskedByRelu(dropout);
    }

    @Override
    public @Nullable Node dropoutAfter(Node relu) {
        return fusion.dropoutOf(relu).orElse(null);
    }

    @Override
    public boolean isAbsorbed(Node relu) {
        return fusion.isAbsorbed(relu);
    }

    // ---- declarations ----

    @Override
    public String rate(Node n, NoiseRate rate) {
        if (rate.source() instanceof RateSource.Constant) {
            return declared(n, rate);
        }
        String source = rate.isAdjustable() ? RatesWriter.FIELD + Names.rate(n, rate) : ramp(n, rate);
        String name = Names.rate(n, rate) + "Rate";
        String known = fields.reference(name);
        if (known == null) {
            known = fields.add(FieldSpec.builder(Types.named(rate.type()), name, Modifier.PRIVATE)
                    .initializer("$L.current()", source)
                    .build());
            rates.put(known, source);
        }
        return known;
    }

    private String ramp(Node n, NoiseRate rate) {
        String name = Names.rate(n, rate) + "Ramp";
        String known = fields.reference(name);
        if (known == null && rate.source() instanceof RateSource.Ramp ramp) {
            return fields.add(FieldSpec.builder(RatesWriter.scheduled(rate), name, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer(
                            "new $T<>($S, $T.linear($L, $L, $L), p -> $L)",
                            Types.SCHEDULED_RATE,
                            n.name(),
                            Types.RATE_SCHEDULE,
                            ramp.from(),
                            ramp.declared(),
                            ramp.steps(),
                            rate.of("p"))
                    .build());
        }
        return known == null ? name : known;
    }

    @Override
    public String packed(String name, String order, Parameter p) {
        return packedFrom(name, order, tensor(p), p);
    }

    @Override
    public String packedKept(Node n, String name, String order, Parameter p) {
        NoiseRate rate = p.dropped();
        return packedFrom(name, order, rate == null ? tensor(p) : kept(n, p, rate), p);
    }

    /** The field with what a step keeps of a tensor; the rest is dropped before it is packed, and so is its gradient. */
    private String kept(Node n, Parameter p, NoiseRate rate) {
        String name = Names.field(p) + "Kept";
        String known = fields.reference(name);
        if (known == null) {
            known = field(
                    name,
                    "MemorySegment",
                    "buffer($T.room($L))",
                    Types.WEIGHT_DROPOUT,
                    p.shape().elements());
            String stream = WeightDraws.stream(p, this);
            thinned.add(WeightDraws.apply("apply", stream, "step()", rate(n, rate), tensor(p), known));
            thinnedGradients.add(
                    WeightDraws.apply("applyGradient", stream, "step()", rate(n, rate), gradient(p), known));
        }
        return known;
    }

    private String packedFrom(String name, String order, String source, Parameter p) {
        String known = fields.reference(name);
        if (known == null) {
            int parts = PackList.parts(p.shape().elements());
            known = parts == 1
                    ? field(name, "Packed", "packed($L.length())", order)
                    : field(name, "Packed", "packed($L.length(), $L)", order, parts);
            packs.add(order, source, known, parts);
        }
        return known;
    }

    @Override
    public boolean learns(Node n, Parameter p) {
        return ties.learns(n, p);
    }

    @Override
    public String sums(Parameter p) {
        if (ties.isTied(p)) {
            String known = fields.reference(Names.field(p) + "Sums");
            if (known == null) {
                known = field(
                        Names.field(p) + "Sums",
                        "BatchBuffer",
                        "batchBuffer($L)",
                        p.shape().elements());
                tie(p, CodeBlock.of("$L.whole()", known), "(count + Kernels.LANES - 1) / Kernels.LANES");
            }
            return known;
        }
        return field(Names.field(p) + "Sums", "BatchBuffer", "sums($S)", p.name());
    }

    @Override
    public String sumsStride(Parameter p) {
        return ties.isTied(p) ? Long.toString(p.shape().elements()) : "sumsStride()";
    }

    /** Adds the gradient of a second use of a tensor to that of its first. */
    private void tie(Parameter p, CodeBlock own, String blocks) {
        String owner = ties.owner(p.name());
        String sum = field(Names.field(owner) + "Gradient", "MemorySegment", "gradient($S)", owner);
        long n = p.shape().elements();
        tiedGradients.add(CodeBlock.of("k.sumBlocks($L,$W$L,$W$L,$W$L,$W$L)", own, n, blocks, n, sum));
    }

    @Override
    public String gradient(Parameter p) {
        if (ties.isTied(p)) {
            String known = fields.reference(Names.field(p) + "Gradient");
            if (known == null) {
                known = field(
                        Names.field(p) + "Gradient",
                        "MemorySegment",
                        "buffer($L)",
                        p.shape().elements());
                tie(p, CodeBlock.of("$L", known), "1");
            }
            return known;
        }
        return field(Names.field(p) + "Gradient", "MemorySegment", "gradient($S)", p.name());
    }

    @Override
    public String field(String name, String type, String format, Object... args) {
        String known = fields.reference(name);
        return known != null
                ? known
                : fields.add(FieldSpec.builder(Types.named(type), name, Modifier.PRIVATE, Modifier.FINAL)
                        .initializer(format, args)
                        .build());
    }

    // ---- statements ----

    @Override
    public void forward(String format, Object... args) {
        forward.add(format, args);
    }

    @Override
    public void joinForward(String format, Object... args) {
        forwardJoins.add(CodeBlock.of(format, args));
        forward.cut();
    }

    @Override
    public void backward(String format, Object... args) {
        backward.add(format, args);
    }

    @Override
    public void joinBackward(String format, Object... args) {
        backwardJoins.getLast().add(CodeBlock.of(format, args));
    }

    @Override
    public void cutBackward() {
        backwardJoins.add(new ArrayList<>());
        backward.cut();
    }

    @Override
    public void outer(int units, String format, Object... args) {
        outers.add(new Outer(units, format, args));
    }

    @Override
    public void pack(String format, Object... args) {
        packs.add(CodeBlock.of(format, args));
    }

    @Override
    public void statistics(Node n, String norm, String field, int elements) {
        statistics.put(n, new Statistics(norm, field, elements));
    }

    @Override
    public void commit(String format, Object... args) {
        commits.add(CodeBlock.of(format, args));
    }
}
