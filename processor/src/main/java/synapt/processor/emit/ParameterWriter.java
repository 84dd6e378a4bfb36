package synapt.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.op.Parameter;

/** Writes the table of a network's tensors; where that is long, its parts are methods of classes of their own. */
final class ParameterWriter {

    private static final String PART = "Specs";

    private final Ties ties;
    private final List<CodeBlock> parts;

    ParameterWriter(Graph graph, Ties ties, Room room) {
        this.ties = ties;
        Homes homes = new Homes(PART, room.fields(), UnaryOperator.identity());
        Map<String, List<CodeBlock>> specs = new LinkedHashMap<>();
        for (Node n : graph.nodes()) {
            for (Parameter p : n.op().parameters()) {
                if (!ties.isTied(p)) {
                    CodeBlock spec = spec(n, p);
                    specs.computeIfAbsent(homes.next(MethodSize.estimate(spec)), any -> new ArrayList<>())
                            .add(spec);
                }
            }
        }
        this.parts = specs.values().stream().map(p -> CodeBlock.join(p, ",\n")).toList();
    }

    /**
     * <pre>
     * private static final ParameterTable PARAMETERS = ParameterTable.of(
     *     ParameterSpec.summed("conv1.weight", Initialization.normal(0.163), 6, 3, 5, 5),
     *     ...
     * </pre>
     */
    void addTo(TypeSpec.Builder type) {
        CodeBlock all = parts.size() > 1
                ? IntStream.range(0, parts.size())
                        .mapToObj(i -> CodeBlock.of("$L$L.list()", PART, i))
                        .collect(CodeBlock.joining(",\n"))
                : CodeBlock.join(parts, "");
        CodeBlock.Builder tied = CodeBlock.builder();
        ties.all().forEach((name, owner) -> tied.add("\n.tied($S, $S)", name, owner));
        type.addField(FieldSpec.builder(
                        Types.PARAMETER_TABLE, "PARAMETERS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.$L(\n$>$>$L)$L$<$<",
                        Types.PARAMETER_TABLE,
                        parts.size() > 1 ? "joined" : "of",
                        all,
                        tied.build())
                .build());
    }

    /**
     * Adds the classes with the parts of a long table.
     *
     * <pre>
     * private static final class Specs0 {
     *   private static ParameterSpec[] list() {
     *     return new ParameterSpec[] {...};
     * </pre>
     */
    void addHomesTo(TypeSpec.Builder type) {
        for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
            type.addType(TypeSpec.classBuilder(PART + i)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addMethod(MethodSpec.methodBuilder("list")
                            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                            .returns(ArrayTypeName.of(Types.PARAMETER_SPEC))
                            .addCode("return new $T[] {\n$>$L$<\n};\n", Types.PARAMETER_SPEC, parts.get(i))
                            .build())
                    .build());
        }
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
