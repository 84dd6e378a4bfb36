package synapt.processor.op;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;
import synapt.processor.report.Message;

/**
 * Attention with several heads (PyTorch's MultiheadAttention), of a sequence to itself or to another, the memory.
 *
 * @param output  {length, features}, as its input
 * @param keys    positions of the memory, or {@link #ITSELF}
 * @param stream  the name of its randomness
 * @param tensors in_proj_weight, in_proj_bias, out_proj.weight and out_proj.bias; the weights alone if there are no biases
 */
public record AttentionOp(Shape output, int keys, Settings settings, String stream, List<Parameter> tensors)
        implements Op {

    public static final int ITSELF = 0;

    private static final ClassName STREAMS = ClassName.get("synapt.random", "Streams");

    /**
     * What {@code @Attention} says.
     *
     * @param dropout the probability of dropping a weight
     */
    public record Settings(int heads, boolean causal, boolean rotary, double dropout) {}

    /** The operation on a sequence and a memory; null after a message. */
    public static @Nullable AttentionOp of(
            Shape input, Shape memory, Settings settings, Weights weights, Problems problems) {
        AttentionOp self = of(input, settings, weights, problems);
        if (self == null || !PositionsOp.isSequence(memory, "MultiheadAttention", problems)) {
            return null;
        }
        if (memory.dim(1) != input.dim(1)) {
            problems.report(Message.ATTENTION_MEMORY, "", memory, input, input.dim(1));
            return null;
        }
        if (settings.causal || settings.rotary) {
            String member = settings.causal ? "causal" : "rotary";
            problems.report(Message.ATTENTION_SELF, member, member);
            return null;
        }
        int keys = memory.dim(0);
        if (!Sizes.fit(problems, "heads", "its weights", settings.heads, input.dim(0), keys)
                || !Sizes.fit(problems, "", "its queries, keys and values", 3, keys, input.dim(1))) {
            return null;
        }
        return new AttentionOp(input, keys, settings, self.stream, self.tensors);
    }

    /** The operation on a sequence that attends to itself; null after a message. */
    public static @Nullable AttentionOp of(Shape input, Settings settings, Weights weights, Problems problems) {
        if (!PositionsOp.isSequence(input, "MultiheadAttention", problems)) {
            return null;
        }
        int length = input.dim(0);
        int features = input.dim(1);
        int heads = settings.heads;
        if (heads < 1 || features % heads != 0) {
            problems.report(Message.ATTENTION_HEADS, "heads", heads, features, nearestDivisor(features, heads));
            return null;
        }
        if (settings.rotary && features / heads % 2 != 0) {
            problems.report(Message.ATTENTION_ROTARY, "rotary", features / heads, features, heads);
            return null;
        }
        if (!Sizes.fit(problems, "heads", "its weights", heads, length, length)
                || !Sizes.fit(problems, "", "its in_proj_weight", 3, features, features)
                || !Sizes.fit(problems, "", "its queries, keys and values", 3, length, features)) {
            return null;
        }
        return new AttentionOp(input, ITSELF, settings, weights.prefix() + ".weights", tensors(features, weights));
    }

    private static List<Parameter> tensors(int features, Weights weights) {
        // Whatever follows, what goes into scores and sums is not halved by a ReLU.
        Initialization asked = weights.init();
        Initialization init = new Initialization(asked.scheme(), asked.std(), asked.bound(), false);
        Weights in = new Weights(weights.prefix() + ".in_proj", weights.bias(), init);
        Weights out = new Weights(weights.prefix() + ".out_proj", weights.bias(), init);
        List<Parameter> inner = in.of(new Shape(3 * features, features), features, 3L * features);
        List<Parameter> outer = out.of(new Shape(features, features), features, features);
        Parameter inWeight = renamed(inner.getFirst());
        return weights.bias()
                ? List.of(inWeight, renamed(inner.get(1)), outer.get(0), outer.get(1))
                : List.of(inWeight, outer.getFirst());
    }

    /** PyTorch's name: {@code in_proj_weight}, as the tensor belongs to the layer itself. */
    private static Parameter renamed(Parameter p) {
        String name = p.name().replaceFirst("\\.in_proj\\.(\\w+)$", ".in_proj_$1");
        return new Parameter(name, p.shape(), p.role(), p.fanIn(), p.fanOut(), p.init());
    }

    private static int nearestDivisor(int features, int heads) {
        int divisor = Math.clamp(heads, 1, features);
        while (features % divisor != 0) {
            divisor--;
        }
        return divisor;
    }

    private int length() {
        return output.dim(0);
    }

    private boolean isToItself() {
        return keys == ITSELF;
    }

    private int seen() {
        return isToItself() ? length() : keys;
    }

    /** Elements of a block's queries, keys and values. */
    private long qkvElements() {
        return 3L * 16 * Math.max(length(), seen()) * features();
    }

    private int features() {
        return output.dim(1);
    }

    private boolean hasBias() {
        return tensors.size() > 2;
    }

    @Override
    public List<Parameter> parameters() {
        return tensors;
    }

    @Override
    public long macs() {
        return 2 * (output.elements() + (long) seen() * features()) * features() + 2 * output.elements() * seen();
    }

    @Override
    public boolean drawsNoise() {
        return settings.dropout > 0;
    }

    @Override
    public Op withoutNoise() {
        Settings quiet = new Settings(settings.heads, settings.causal, settings.rotary, 0);
        return new AttentionOp(output, keys, quiet, stream, tensors);
    }

    @Override
    public String describe() {
        return describe(settings.dropout > 0 ? ", dropout " + settings.dropout : "");
    }

    @Override
    public String describeEvaluation() {
        return describe("");
    }

    private String describe(String noise) {
        return "MultiheadAttention(" + features() + ", " + settings.heads + " heads"
                + (isToItself() ? "" : ", memory of " + keys)
                + (settings.causal ? ", causal" : "")
                + (settings.rotary ? ", rotary" : "")
                + noise
                + (hasBias() ? ")" : ", no bias)");
    }

    @Override
    public void train(Node n, TrainCode code) {
        Buffer qkv = qkv(n, code);
        Buffer weights = code.scratch(n, "Weights", weightElements());
        Buffer kept = kept(n, code);
        String attention = attention(n, code);
        if (isToItself()) {
            in(n).forward(code, code.input(n), qkv);
        } else {
            memory(n, code).forward(code, qkv);
        }
        if (settings.rotary) {
            code.forward("k.rotate($L,$W$L,$Wfalse,$W$L,$Ww.blocks)", attention, rotation(n, code), qkv);
        }
        Buffer room = code.scratch(n, "ScoresRoom", roomElements());
        weights(n, code::forward, code::value, attention, qkv, weights, room);
        if (drawsNoise()) {
            code.forward(dropout("step()"), dropoutArguments(n, code, weights, kept));
        }
        Buffer results = results(n, code);
        code.forward("k.attentionValues($L,$W$L,$W$L,$W$L,$Ww.blocks)", attention, kept, qkv, results);
        out(n).forward(code, results, code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer qkv = qkv(n, code);
        Buffer weights = code.scratch(n, "Weights", weightElements());
        Buffer results = results(n, code);
        Buffer dResults = code.scratch(n, "ResultsGradient", 16 * output.elements());
        Buffer dWeights = code.scratch(n, "WeightsGradient", weightElements());
        Buffer dQkv = code.scratch(n, "QkvGradient", qkvElements());
        Buffer room = code.scratch(n, "WeightsRoom", roomElements());
        String attention = attention(n, code);
        out(n).backward(code, results, code.gradient(n), dResults);
        code.backward(
                "k.attentionValuesGradient($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                attention,
                kept(n, code),
                qkv,
                dResults,
                dWeights,
                dQkv,
                room);
        if (drawsNoise()) {
            code.backward(dropout("step()"), dropoutArguments(n, code, dWeights, dWeights));
        }
        code.backward(
                "k.attentionWeightsGradient($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                attention,
                weights,
                qkv,
                dWeights,
                dQkv,
                room);
        if (settings.rotary) {
            code.backward("k.rotate($L,$W$L,$Wtrue,$W$L,$Ww.blocks)", attention, rotation(n, code), dQkv);
        }
        if (isToItself()) {
            in(n).backward(code, code.input(n), dQkv, code.inputGradient(n));
        } else {
            memory(n, code).backward(code, dQkv);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        Buffer qkv = code.scratch(n, "Qkv", qkvElements());
        Buffer weights = code.scratch(n, "Weights", weightElements());
        Buffer results = code.scratch(n, "Results", 16 * output.elements());
        String attention = attention(n, code);
        if (isToItself()) {
            in(n).eval(code, code.input(n), qkv);
        } else {
            memory(n, code).eval(code, qkv);
        }
        if (settings.rotary) {
            code.blocks("k.rotate($L,$W$L,$Wfalse,$W$L,$Ww.blocks)", attention, rotation(n, code), qkv);
        }
        Buffer room = code.scratch(n, "ScoresRoom", roomElements());
        weights(n, code::blocks, code::value, attention, qkv, weights, room);
        if (drawsNoise()) {
            code.noise(dropout("sample"), dropoutArguments(n, code, weights, weights));
        }
        code.blocks("k.attentionValues($L,$W$L,$W$L,$W$L,$Ww.blocks)", attention, weights, qkv, results);
        out(n).eval(code, results, code.value(n));
        code.noSingle();
    }

    /** Writes the call that makes the weights; where the sequence has lengths, it takes them too. */
    private static void weights(
            Node n,
            BiConsumer<String, Object[]> statement,
            Function<Node, Buffer> value,
            String attention,
            Buffer qkv,
            Buffer weights,
            Buffer room) {
        List<Object> arguments = new ArrayList<>(List.of(attention, qkv, weights, room));
        Node lengths = LengthsOp.of(n);
        if (lengths != null) {
            arguments.add(1, value.apply(lengths));
        }
        statement.accept("k.attentionWeights(" + "$L,$W".repeat(arguments.size()) + "w.blocks)", arguments.toArray());
    }

    private Projection in(Node n) {
        Parameter bias = hasBias() ? tensors.get(1) : null;
        return new Projection(n, "In", length(), features(), 3 * features(), tensors.get(0), bias);
    }

    private MemoryProjection memory(Node n, Constants code) {
        Parameter bias = hasBias() ? tensors.get(1) : null;
        return new MemoryProjection(n, attention(n, code), length(), keys, features(), tensors.get(0), bias);
    }

    private Projection out(Node n) {
        Parameter bias = hasBias() ? tensors.get(3) : null;
        Parameter weight = tensors.get(hasBias() ? 2 : 1);
        return new Projection(n, "Out", length(), features(), features(), weight, bias);
    }

    private Buffer qkv(Node n, TrainCode code) {
        return code.scratch(n, "Qkv", qkvElements());
    }

    private Buffer results(Node n, TrainCode code) {
        return code.scratch(n, "Results", 16 * output.elements());
    }

    /** The weights after dropout: the softmax's gradient needs those before it too. */
    private Buffer kept(Node n, TrainCode code) {
        return code.scratch(n, drawsNoise() ? "WeightsKept" : "Weights", weightElements());
    }

    private long weightElements() {
        return 16L * decisions();
    }

    /** As {@code Attention.room} says. */
    private long roomElements() {
        long width = features() / settings.heads;
        int whole = (seen() + 3) / 4 * 4;
        long laid = Math.min(whole, Math.max(4, 2048 / width / 4 * 4)) * width;
        return 16 * Math.max(laid, Math.min(length(), 128L) * Math.min(whole, 16));
    }

    private int decisions() {
        return settings.heads * length() * seen();
    }

    private String attention(Node n, Constants code) {
        return code.constant(
                Constants.name(n),
                "Attention",
                "new Attention($L, $L, $L, $L)",
                isToItself() ? length() : length() + ", " + keys,
                settings.heads,
                features() / settings.heads,
                settings.causal);
    }

    private String rotation(Node n, Constants code) {
        return code.constant(Constants.name(n) + "_ROTATION", "Rotation", "Rotation.of($L)", attention(n, code));
    }

    private static String dropout(String draw) {
        return "k.dropout($T.key(seed, $L, " + draw
                + "),$W$L.threshold(),$W$L.scale(),$Ww.first,$W$L,$W1,$W$L,$W$L,$Ww.blocks)";
    }

    private Object[] dropoutArguments(Node n, Constants code, Buffer from, Buffer to) {
        String name = Constants.name(n) + "_WEIGHTS";
        String id = code.constant(name + "_STREAM", "long", "$T.id($S)", STREAMS, stream);
        String rate = code.constant(name + "_RATE", "Rate", "Rate.of($L)", settings.dropout);
        return new Object[] {STREAMS, id, rate, rate, decisions(), from, to};
    }
}
