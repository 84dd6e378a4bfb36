package synapt.processor.emit;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;

/** What a network is, as a checkpoint of its training keeps it: so that one of another network is refused, with what changed. */
final class Declaration {

    private Declaration() {}

    /**
     * A line for each node and each output, with a digest of all options at its end: more of them matter to the bits than people
     * want to read.
     *
     * <pre>
     * conv1: Conv2d(1, 6, kernel 5) of input -&gt; 6x24x24 #1c2d3e4f
     * </pre>
     */
    static String of(Graph graph) {
        StringBuilder s = new StringBuilder();
        for (Node n : graph.nodes()) {
            String inputs = n.inputs().stream().map(Declaration::name).collect(Collectors.joining(", "));
            line(
                    s,
                    name(n) + ": " + n.op().describe() + Describe.note(n) + (inputs.isEmpty() ? "" : " of " + inputs)
                            + " -> " + n.shape(),
                    n.op());
        }
        for (Graph.Output o : graph.outputs()) {
            line(s, "loss of " + o.name() + ": " + o.loss().function() + " times " + o.weight(), o.loss());
        }
        return s.toString();
    }

    private static String name(Node n) {
        return n.facet() == Node.Facet.LAYER
                ? n.name()
                : n.name() + "'s " + n.facet().suffix();
    }

    /** @param options a record, whose text is made of its components alone */
    private static void line(StringBuilder s, String visible, Object options) {
        CRC32 crc = new CRC32();
        crc.update(options.toString().getBytes(StandardCharsets.UTF_8));
        s.append(visible).append(" #").append("%08x".formatted(crc.getValue())).append('\n');
    }
}
