package synapt.processor.op;

import static java.util.Objects.requireNonNull;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;

/** What one layer of a recurrent operation keeps of its state in one direction. */
final class RecurrentZones {

    static final ClassName LOOPS = ClassName.get("synapt.kernel", "ZonedRecurrences");

    private static final ClassName STREAMS = ClassName.get("synapt.random", "Streams");

    private final RecurrentOp op;
    private final Node node;
    private final RecurrentPart part;
    private final Constants constants;

    RecurrentZones(RecurrentOp op, Node node, RecurrentPart part, Constants constants) {
        this.op = op;
        this.node = node;
        this.part = part;
        this.constants = constants;
    }

    /**
     * What the loops take besides.
     *
     * @param draw  what tells one draw from the next
     * @param quiet whether it is the mean, whatever a draw would be
     */
    List<Object> arguments(Rates rates, String draw, boolean quiet) {
        RecurrentNoise.Zoneout zoneout = requireNonNull(op.noise().zoneout());
        boolean mean = quiet || !zoneout.isDrawn();
        List<Object> arguments = new ArrayList<>();
        add(arguments, "zoneout", zoneout.state(), rates, draw, mean);
        add(arguments, "zoneout_cell", zoneout.cell(), rates, draw, mean);
        arguments.add(mean);
        arguments.add(mean ? "0" : "w.first");
        return arguments;
    }

    /** Where rates come from. */
    @FunctionalInterface
    interface Rates {
        String rate(Node n, NoiseRate rate);
    }

    private void add(
            List<Object> arguments, String what, @Nullable NoiseRate rate, Rates rates, String draw, boolean mean) {
        arguments.add(mean || rate == null ? "0" : key(what, draw));
        arguments.add(rate == null ? "null" : rates.rate(node, rate));
    }

    private CodeBlock key(String what, String draw) {
        String suffix = what + "_l" + part.layer() + (part.reverse() ? "_reverse" : "");
        String name = Constants.name(node) + "_" + suffix.toUpperCase(Locale.ROOT) + "_STREAM";
        String stream = constants.constant(name, "long", "$T.id($S)", STREAMS, node.name() + "." + suffix);
        return CodeBlock.of("$T.key(seed, $L, $L)", STREAMS, stream, draw);
    }
}
