package synapt.processor.op;

import static java.util.Objects.requireNonNull;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/** What one layer of a recurrent operation drops in one direction. */
final class RecurrentDrops {

    static final ClassName LOOPS = ClassName.get("synapt.kernel", "DroppedRecurrences");

    private static final ClassName STREAMS = ClassName.get("synapt.random", "Streams");

    private final RecurrentOp op;
    private final Node node;
    private final RecurrentPart part;
    private final Constants constants;

    RecurrentDrops(RecurrentOp op, Node node, RecurrentPart part, Constants constants) {
        this.op = op;
        this.node = node;
        this.part = part;
        this.constants = constants;
    }

    /** Whether the layer's input lies apart from what it was made of: what others read is not dropped in its place. */
    boolean copiesInput() {
        return part.layer() == 0 && op.noise().inputs() != null;
    }

    /** Where the copy lies. */
    Buffer input(RecurrentPass code, Buffer before) {
        return code.noisy(node, "L0Input", inputCells() * 16L, before);
    }

    Buffer input(TrainCode code) {
        return code.scratch(node, "L0Input", inputCells() * 16L);
    }

    private int inputCells() {
        return op.positions() * part.features();
    }

    /** Drops some of a layer's input, which both directions read. */
    void dropInput(RecurrentPass code, Buffer from, Buffer to) {
        NoiseRate layers = between();
        if (layers != null) {
            String rate = code.rate(node, layers);
            CodeBlock key = key("between", code.draw());
            code.noise(
                    "k.dropout($L,$W$L.threshold(),$W$L.scale(),$Ww.first,$W$L,$W1,$W$L,$W$L,$Ww.blocks)",
                    key,
                    rate,
                    rate,
                    inputCells(),
                    to,
                    to);
        }
        NoiseRate inputs = op.noise().inputs();
        if (inputs != null) {
            String format = "k.affineDropout($L,$W$L,$Ww.first,$W$L,$W$L,$W$L,$Ww.blocks)";
            code.noise(format, key("input", code.draw()), code.rate(node, inputs), inputMask(), from, to);
        }
    }

    /** From the gradient with respect to what a layer read to that with respect to what was there before dropping. */
    void dropInputGradient(TrainCode code, Buffer dx) {
        NoiseRate inputs = op.noise().inputs();
        if (inputs != null) {
            String format = "k.affineDropoutGradient($L,$W$L,$Ww.first,$W$L,$W$L,$W$L,$Ww.blocks)";
            code.backward(format, key("input", "step()"), code.rate(node, inputs), inputMask(), dx, dx);
        }
        NoiseRate layers = between();
        if (layers != null) {
            String rate = code.rate(node, layers);
            code.backward(
                    "k.dropout($L,$W$L.threshold(),$W$L.scale(),$Ww.first,$W$L,$W1,$W$L,$W$L,$Ww.blocks)",
                    key("between", "step()"),
                    rate,
                    rate,
                    inputCells(),
                    dx,
                    dx);
        }
    }

    private @Nullable NoiseRate between() {
        return part.layer() == 0 ? null : op.noise().layers();
    }

    /** What the loop forward takes besides. */
    List<Object> forwardArguments(RecurrentPass code, Buffer dropped) {
        return List.of(key("state", code.draw()), code.rate(node, state()), stateMask(1), "w.first", dropped);
    }

    /** What the loop backward takes besides. */
    List<Object> backwardArguments(TrainCode code) {
        return List.of(key("state", "step()"), code.rate(node, state()), stateMask(1), "w.first");
    }

    /** Makes of the states that the steps found those that went into the products. */
    void dropStates(TrainCode code, Buffer states) {
        String format = "k.affineDropout($L,$W$L,$Ww.first,$W$L,$W$L,$W$L,$Ww.blocks)";
        String mask = stateMask(op.positions() + 1);
        code.backward(format, key("state", "step()"), code.rate(node, state()), mask, states, states);
    }

    private NoiseRate state() {
        return requireNonNull(op.noise().state());
    }

    private CodeBlock key(String what, String draw) {
        // Both directions read one input.
        boolean isOfDirection = what.equals("state");
        String suffix = "_l" + part.layer() + (isOfDirection && part.reverse() ? "_reverse" : "");
        String name = Constants.name(node) + "_" + (what + suffix).toUpperCase(Locale.ROOT) + "_STREAM";
        String stream = constants.constant(name, "long", "$T.id($S)", STREAMS, node.name() + "." + what + suffix);
        return CodeBlock.of("$T.key(seed, $L, $L)", STREAMS, stream, draw);
    }

    private String inputMask() {
        return mask("INPUT_L" + part.layer(), op.positions(), part.features());
    }

    private String stateMask(int repeats) {
        return mask(repeats == 1 ? "STATE" : "STATES", repeats, op.units());
    }

    private String mask(String name, int repeats, int decisions) {
        return constants.constant(
                Constants.name(node) + "_" + name + "_MASK",
                "synapt.kernel.NoiseMask",
                "new NoiseMask($L, $L, 1)",
                repeats,
                decisions);
    }
}
