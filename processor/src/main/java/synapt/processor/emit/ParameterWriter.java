package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.op.Parameter;

/** Writes the table of a network's tensors. */
final class ParameterWriter {

    private ParameterWriter() {}

    /**
     * <pre>
     * private static final ParameterTable PARAMETERS = ParameterTable.of(
     *     ParameterSpec.summed("conv1.weight", Initialization.normal(0.163), 6, 3, 5, 5),
     *     ...
     * </pre>
     */
    static FieldSpec table(Graph graph, Ties ties) {
        CodeBlock specs = graph.nodes().stream()
                .flatMap(n -> n.op().parameters().stream()
                        .filter(p -> !ties.isTied(p))
                        .map(p -> spec(n, p)))
                .collect(CodeBlock.joining(",\n"));
        CodeBlock.Builder tied = CodeBlock.builder();
        ties.all().forEach((name, owner) -> tied.add("\n.tied($S, $S)", name, owner));
        return FieldSpec.builder(Types.PARAMETER_TABLE, "PARAMETERS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.of(\n$>$>$L)$L$<$<", Types.PARAMETER_TABLE, specs, tied.build())
                .build();
    }

    private static CodeBlock spec(Node n, Parameter p) {
        String group = p.role() == Parameter.Role.STATE || n.frozen()
                ? "state"
                : n.op().isOverBatch(p) ? "wholeBatch" : "summed";
        String shape =
                Arrays.stream(p.shape().dims()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return CodeBlock.of("$T.$L($S, $L, $L)", Types.PARAMETER_SPEC, group, p.name(), init(p.init()), shape);
    }

    private static CodeBlock init(Parameter.Init init) {
        String factory = switch (init.kind()) {
            case NORMAL -> "normal";
            case UNIFORM -> "uniform";
            case CONSTANT -> "constant";
        };
        CodeBlock all = CodeBlock.of("$T.$L($L)", Types.INITIALIZATION, factory, init.scale());
        return init.zeroFrom() == init.zeroTo()
                ? all
                : CodeBlock.of("$T.zeroBetween($L, $L, $L)", Types.INITIALIZATION, init.zeroFrom(), init.zeroTo(), all);
    }
}
