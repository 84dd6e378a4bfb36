package synapt.processor.op;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/** What one layer of a recurrent operation writes in one direction. */
final class RecurrentCode {

    private static final ClassName RECURRENCES = ClassName.get("synapt.kernel", "Recurrences");
    private static final ClassName PADDED = ClassName.get("synapt.kernel", "PaddedRecurrences");

    private final RecurrentOp op;
    private final Node node;
    private final RecurrentPart part;
    private final String name;
    private final String recurrence;
    private final String input;
    private final String step;
    private final RecurrentDrops drops;
    private final RecurrentZones zones;

    RecurrentCode(RecurrentOp op, Node node, RecurrentPart part, Constants constants) {
        this.op = op;
        this.node = node;
        this.part = part;
        this.name = Constants.name(node) + "_" + part.suffix().toUpperCase(Locale.ROOT);
        this.recurrence = constants.constant(
                name,
                "Recurrence",
                "new Recurrence(Recurrence.Cell.$L, $L, $L, $L, $L, $L, $L)",
                op.cell(),
                op.positions(),
                op.units(),
                part.reverse(),
                op.last() && op.isTop(part),
                op.outputs(),
                part.reverse() ? op.units() : 0);
        this.input = linear(name + "_INPUT", part.features(), op.gates(), op.positions(), constants);
        this.drops = new RecurrentDrops(op, node, part, constants);
        this.zones = new RecurrentZones(op, node, part, constants);
        this.step = linear(name + "_STEP", op.units(), op.gates(), 1, constants);
    }

    private static String linear(String name, int inputs, int outputs, int positions, Constants code) {
        return code.constant(name, "Product", "Product.linear($L, $L, $L)", inputs, outputs, positions);
    }

    // ---- forward ----

    void forward(RecurrentPass code) {
        String id = node.identifier() + part.suffix();
        Buffer gates = gates(code::scratch);
        Buffer before = source(code::value, code::scratch);
        Buffer x = drops.copiesInput() ? drops.input(code, before) : before;
        if (!part.reverse()) {
            drops.dropInput(code, before, x);
        }
        code.add(
                "k.product($L,$W$L,$W$L,$Wfalse,$W$L,$W$L,$Ww.blocks)",
                input,
                code.packed(id + "InputPacked", ProductCode.order(code.constants(), input), part.inputWeight()),
                code.plain(id + "InputBias", part.inputBias()),
                x,
                gates);
        Node lengths = LengthsOp.of(node);
        List<Object> arguments = new ArrayList<>(List.of(
                lengths == null ? RECURRENCES : PADDED,
                recurrence,
                step,
                code.packed(id + "StatePacked", ProductCode.order(code.constants(), step), part.stateWeight()),
                code.plain(id + "StateBias", part.stateBias()),
                code.plain(id + "FirstState", part.state()),
                code.plain(id + "FirstMemory", part.memory()),
                gates,
                scratch(code::scratch, "Products", op.gates()),
                memory(code::scratch),
                states(code::scratch),
                scratch(code::scratch, "State", op.units()),
                op.isTop(part) ? code.value(node) : between(part.layer(), "Output", code::scratch)));
        List<Object> noisy = new ArrayList<>(arguments);
        Object ends = lengths == null ? "null" : code.value(lengths);
        if (op.noise().zoneout() != null) {
            arguments.set(0, RecurrentZones.LOOPS);
            arguments.addAll(zones.arguments(code::quietRate, code.draw(), true));
            arguments.add(ends);
        } else if (lengths != null) {
            arguments.add(ends);
        }
        if (op.noise().state() != null) {
            noisy.set(0, RecurrentDrops.LOOPS);
            noisy.addAll(drops.forwardArguments(code, scratch(code::scratch, "Dropped", op.units())));
            noisy.add(ends);
        } else if (op.noise().zoneout() != null) {
            noisy.set(0, RecurrentZones.LOOPS);
            noisy.addAll(zones.arguments(code::rate, code.draw(), false));
            noisy.add(ends);
        } else {
            noisy = arguments;
        }
        code.either(call("forward", arguments), arguments, call("forward", noisy), noisy);
    }

    /** The format of a call whose arguments are the kernels, those given but for the class, and the number of blocks. */
    private static String call(String method, List<Object> arguments) {
        return "$T." + method + "(k," + "$W$L,".repeat(arguments.size() - 1) + "$Ww.blocks)";
    }

    // ---- backward ----

    void backward(TrainCode code) {
        String id = node.identifier() + part.suffix();
        Buffer gates = gates(code::scratch);
        boolean isLstm = op.cell() == RecurrentOp.Cell.LSTM;
        Buffer byStep = isLstm ? gates : scratch(code::scratch, "ProductsByStep", (long) op.positions() * op.gates());
        Buffer dState = scratch(code::scratch, "StateGradient", op.units());
        Buffer carry = scratch(code::scratch, "Carry", op.units());
        String back = linear(name + "_STEP_GRADIENT", op.gates(), op.units(), 1, code);
        Node lengths = LengthsOp.of(node);
        List<Object> arguments = new ArrayList<>(List.of(
                lengths == null ? RECURRENCES : PADDED,
                recurrence,
                back,
                code.packed(id + "StatePackedGradient", gradientWeights(back, op.units(), code), part.stateWeight()),
                gates,
                byStep,
                memory(code::scratch),
                states(code::scratch),
                op.isTop(part) ? code.gradient(node) : between(part.layer(), "OutputGradient", code::scratch),
                dState,
                carry,
                scratch(code::scratch, "ProductsGradient", op.gates())));
        boolean dropsState = op.noise().state() != null;
        if (dropsState) {
            arguments.set(0, RecurrentDrops.LOOPS);
            arguments.addAll(drops.backwardArguments(code));
        } else if (op.noise().zoneout() != null) {
            arguments.set(0, RecurrentZones.LOOPS);
            arguments.add(2, code.constant(name + "_APART", "Recurrence", "$L.apart()", recurrence));
            arguments.addAll(zones.arguments(code::rate, "step()", false));
            arguments.add(scratch(code::scratch, "Kept", op.units()));
            arguments.add(isLstm ? scratch(code::scratch, "KeptCell", op.units()) : "null");
        }
        if (lengths != null) {
            arguments.add(code.value(lengths));
            arguments.add(scratch(code::scratch, "Held", 2L * op.units()));
        } else if (op.noise().isInState()) {
            arguments.addAll(List.of("null", "null"));
        }
        code.backward(call("backward", arguments), arguments.toArray());
        if (dropsState && code.learns(node, part.stateWeight())) {
            drops.dropStates(code, states(code::scratch));
        }
        String stateProduct = code.constant(name + "_STATES", "Product", "$L.states()", recurrence);
        Buffer x = drops.copiesInput() ? drops.input(code) : source(code::value, code::scratch);
        ProductCode.weightGradient(node, code, input, part.inputWeight(), x, gates);
        ProductCode.weightGradient(node, code, stateProduct, part.stateWeight(), states(code::scratch), byStep);
        ProductCode.biasGradient(node, code, input, part.inputBias(), gates);
        ProductCode.biasGradient(node, code, input, part.stateBias(), byStep);
        if (part.state() != null) {
            // The sum over examples is that of a bias.
            String first = linear(name + "_FIRST", 1, op.units(), 1, code);
            ProductCode.biasGradient(node, code, first, part.state(), dState);
            ProductCode.biasGradient(node, code, first, part.memory(), carry);
        }
        inputGradient(code, gates);
    }

    /** The reverse direction comes first here, and the forward one adds to it. */
    private void inputGradient(TrainCode code, Buffer gates) {
        Buffer dx = part.layer() == 0
                ? code.inputGradient(node)
                : between(part.layer() - 1, "OutputGradient", code::scratch);
        if (dx == null) {
            return;
        }
        boolean adds = op.directions() == 2 && !part.reverse();
        long elements = (long) op.positions() * part.features();
        String back = linear(name + "_INPUT_GRADIENT", op.gates(), part.features(), op.positions(), code);
        Buffer to = adds ? scratch(code::scratch, "InputGradient", elements) : dx;
        code.backward(
                "k.product($L,$W$L,$Wnull,$Wfalse,$W$L,$W$L,$Ww.blocks)",
                back,
                code.packed(
                        node.identifier() + part.suffix() + "InputPackedGradient",
                        gradientWeights(back, part.features(), code),
                        part.inputWeight()),
                gates,
                to);
        if (adds) {
            code.backward("k.accumulate($L,$W$L,$W$LL * w.blocks)", to, dx, elements * 16);
        }
        if (!part.reverse()) {
            drops.dropInputGradient(code, dx);
        }
    }

    private String gradientWeights(String product, int inputs, Constants code) {
        return ProductCode.gradientOrder(code, product, 1, op.gates(), inputs, 1);
    }

    // ---- buffers ----

    @FunctionalInterface
    private interface Memory {
        Buffer scratch(Node n, String suffix, long elements);
    }

    @FunctionalInterface
    private interface Values {
        Buffer value(Node n);
    }

    private Buffer source(Values values, Memory memory) {
        return part.layer() == 0 ? values.value(node.inputs().getFirst()) : between(part.layer() - 1, "Output", memory);
    }

    private Buffer scratch(Memory memory, String suffix, long cells) {
        return memory.scratch(node, part.suffix() + suffix, cells * 16);
    }

    private Buffer between(int layer, String suffix, Memory memory) {
        return memory.scratch(node, "L" + layer + suffix, (long) op.positions() * op.outputs() * 16);
    }

    private Buffer gates(Memory memory) {
        return scratch(memory, "Gates", (long) op.positions() * op.gates());
    }

    private Buffer memory(Memory memory) {
        return scratch(memory, "Memory", (op.positions() + 1L) * op.units());
    }

    private Buffer states(Memory memory) {
        return scratch(memory, "States", (op.positions() + 1L) * op.units());
    }
}
