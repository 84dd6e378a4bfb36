package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.DropoutOp;
import synapt.processor.plan.Buffer;

/** Writes what shows a pass's results to the search for NaN, once a step has failed. */
final class InspectionWriter {

    private InspectionWriter() {}

    /**
     * <pre>
     * protected void inspect(TrainBuffers w, Inspection results) {
     *   results.result("conv1", w.conv1, 2048);
     *   results.statistics("conv1.norm", conv1NormStatistics, 32);
     *   results.result("conv1 (BatchNorm2d)", w.conv1Norm, 2048);
     * </pre>
     */
    static void add(MethodPool methods, Graph graph, TrainBuilder code, TypeName buffers) {
        Map<Buffer, List<Node>> written = new LinkedHashMap<>();
        for (Node n : graph.nodes()) {
            written.computeIfAbsent(code.value(n), any -> new ArrayList<>()).add(n);
        }
        List<CodeBlock> shown = new ArrayList<>();
        for (Node n : graph.nodes()) {
            TrainBuilder.Statistics s = code.statistics.get(n);
            if (s != null) {
                shown.add(CodeBlock.of("results.statistics($S, $L, $L)", s.norm(), s.field(), s.elements()));
            }
            List<Node> writers = written.getOrDefault(code.value(n), List.of(n));
            // What was there before the last to write is gone.
            if (n == writers.getLast() && !writers.getFirst().isInput()) {
                shown.add(CodeBlock.of(
                        "results.result($S, $L, $L)",
                        names(writers),
                        code.value(n),
                        n.shape().elements()));
            }
        }
        MethodSize.addStatements(
                methods,
                Hook.of("inspect", TypeName.VOID).addParameter(buffers, "w").addParameter(Types.INSPECTION, "results"),
                shown);
    }

    /** {@code conv1}, or {@code conv2, or of sum in its place,} where a node that may make infinities of finite numbers wrote over another. */
    private static String names(List<Node> writers) {
        StringBuilder names = new StringBuilder(name(writers.getFirst()));
        for (Node n : writers.subList(1, writers.size())) {
            if (!(n.op() instanceof ActivationOp || n.op() instanceof DropoutOp)) {
                names.append(", or of ").append(name(n)).append(" in its place,");
            }
        }
        return names.toString();
    }

    /** {@code conv1}, {@code conv1 (BatchNorm2d)}. */
    private static String name(Node n) {
        return n.facet() == Node.Facet.LAYER
                ? n.name()
                : n.name() + " (" + n.op().describe().replaceFirst("\\(.*", "") + ")";
    }
}
