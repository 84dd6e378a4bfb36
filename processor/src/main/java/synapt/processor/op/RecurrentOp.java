package synapt.processor.op;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.op.Parameter.Init;
import synapt.processor.op.Parameter.Role;
import synapt.processor.report.Message;

/**
 * A recurrent layer over a sequence (PyTorch's LSTM and GRU, batch_first).
 *
 * @param input {positions, features}
 * @param units hidden units of a direction
 * @param last  whether the result is the last state of each direction; else those at all positions
 * @param parts each layer's directions, forward first
 * @param noise what it draws
 */
public record RecurrentOp(
        Shape input, Cell cell, int units, boolean last, List<RecurrentPart> parts, RecurrentNoise noise)
        implements Op {

    /** Named as {@code synapt.kernel.Recurrence.Cell}. */
    public enum Cell {
        LSTM(4),
        GRU(3);

        final int gates;

        Cell(int gates) {
            this.gates = gates;
        }
    }

    /**
     * As declared.
     *
     * @param layers      one above the other
     * @param learntState whether the initial states are parameters; else they are zero
     * @param init        how the weights start; DEFAULT and PYTORCH are both PyTorch's: weights and biases from U(-b, b),
     *                    b = 1 / sqrt(units)
     */
    public record Settings(
            int layers,
            boolean bidirectional,
            boolean last,
            boolean bias,
            boolean learntState,
            String prefix,
            Initialization init,
            RecurrentNoise noise) {}

    /** The operation on an input; null after a message. */
    public static @Nullable RecurrentOp of(Cell cell, Shape input, int units, Settings s, Problems problems) {
        if (input.rank() != 2) {
            String title = cell == Cell.LSTM ? "Lstm" : "Gru";
            String remedy = input.isVector()
                    ? "declare the input as {positions, features}"
                    : "declare the input as {positions, features}, or use Conv2d";
            problems.report(
                    Message.SHAPE_INPUT, "", title, "a sequence {positions, features}", input.describe(), remedy);
            return null;
        }
        int directions = s.bidirectional ? 2 : 1;
        long gates = (long) cell.gates * units;
        long widest = Math.max(input.dim(1), Math.max(units, (long) directions * units));
        if (!Sizes.fit(problems, "out", "its weight", gates, widest)
                || !Sizes.fit(problems, "out", "its gates at all positions", input.dim(0), gates)) {
            return null;
        }
        List<RecurrentPart> parts = new ArrayList<>();
        for (int layer = 0; layer < s.layers; layer++) {
            int features = layer == 0 ? input.dim(1) : directions * units;
            for (int direction = 0; direction < directions; direction++) {
                String suffix = "_l" + layer + (direction == 1 ? "_reverse" : "");
                parts.add(new RecurrentPart(
                        layer,
                        direction == 1,
                        features,
                        tensor(s, "weight_ih" + suffix, Role.WEIGHT, features, units, (int) gates, features),
                        tensor(s, "weight_hh" + suffix, Role.WEIGHT, units, units, (int) gates, units),
                        s.bias ? tensor(s, "bias_ih" + suffix, Role.BIAS, features, units, (int) gates) : null,
                        s.bias ? tensor(s, "bias_hh" + suffix, Role.BIAS, units, units, (int) gates) : null,
                        s.learntState ? state(s, "h0" + suffix, units) : null,
                        s.learntState && cell == Cell.LSTM ? state(s, "c0" + suffix, units) : null));
            }
        }
        return new RecurrentOp(input, cell, units, s.last, List.copyOf(parts), s.noise);
    }

    private static Parameter tensor(Settings s, String name, Role role, long fanIn, int units, int... dims) {
        Init init = switch (s.init.scheme()) {
            case "DEFAULT", "PYTORCH" -> new Init(Init.Kind.UNIFORM, 1 / Math.sqrt(units));
            default -> role == Role.BIAS ? s.init.bias(fanIn) : s.init.weight(fanIn, units);
        };
        return new Parameter(s.prefix + "." + name, new Shape(dims), role, fanIn, units, init);
    }

    private static Parameter state(Settings s, String name, int units) {
        return Parameter.constant(s.prefix + "." + name, new Shape(units), Role.BIAS, 0);
    }

    int positions() {
        return input.dim(0);
    }

    int gates() {
        return cell.gates * units;
    }

    int directions() {
        return parts.getLast().reverse() ? 2 : 1;
    }

    private int layers() {
        return parts.getLast().layer() + 1;
    }

    /** Features of all directions. */
    int outputs() {
        return directions() * units;
    }

    boolean isTop(RecurrentPart p) {
        return p.layer() == layers() - 1;
    }

    @Override
    public Shape output() {
        return last ? new Shape(outputs()) : new Shape(positions(), outputs());
    }

    @Override
    public List<Parameter> parameters() {
        return parts.stream().flatMap(p -> p.parameters().stream()).toList();
    }

    @Override
    public long macs() {
        return parts.stream()
                .mapToLong(p -> (long) positions() * gates() * (p.features() + units))
                .sum();
    }

    @Override
    public List<NoiseRate> rates() {
        return noise.rates();
    }

    @Override
    public boolean drawsNoise() {
        return noise.isDrawn();
    }

    @Override
    public Op withoutNoise() {
        return new RecurrentOp(input, cell, units, last, parts, noise.mean());
    }

    @Override
    public String describe() {
        return describe(noise.describe());
    }

    @Override
    public String describeEvaluation() {
        return describe(noise.mean().describe());
    }

    private String describe(String drawn) {
        String layers = layers() == 1 ? "" : ", " + layers() + " layers";
        String both = directions() == 1 ? "" : ", bidirectional";
        return cell + "(" + input.dim(1) + ", " + units + layers + both + (last ? ", last" : "") + drawn + ")";
    }

    @Override
    public void train(Node n, TrainCode code) {
        RecurrentPass forward = RecurrentPass.training(code);
        parts.forEach(p -> new RecurrentCode(this, n, p, code).forward(forward));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        parts.reversed().forEach(p -> new RecurrentCode(this, n, p, code).backward(code));
    }

    @Override
    public void eval(Node n, EvalCode code) {
        RecurrentPass forward = RecurrentPass.evaluation(code);
        parts.forEach(p -> new RecurrentCode(this, n, p, code).forward(forward));
        code.noSingle();
    }
}
