package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import synapt.processor.graph.BlockAccessor;
import synapt.processor.graph.BlockInstance;
import synapt.processor.graph.NetworkModel.Accessor;

/** Writes a class for each block that a network uses: what the methods that return blocks return. */
final class BlockWriter {

    private static final ClassName LIST = ClassName.get(List.class);

    /** A list of more is made in a loop. */
    private static final int MANY = 32;

    private final ClassName compiled;
    private final AccessorWriter layers;
    private final NameAllocator names = new NameAllocator();
    private final Map<TypeElement, TypeSpec> types = new LinkedHashMap<>();

    BlockWriter(ClassName compiled, AccessorWriter layers) {
        this.compiled = compiled;
        this.layers = layers;
    }

    /** What a method returns: {@code List<Bottleneck>}. */
    static TypeName type(BlockAccessor b) {
        ClassName one = ClassName.get(b.instances().getFirst().type());
        return b.isList() ? ParameterizedTypeName.get(LIST, one) : one;
    }

    List<TypeSpec> types() {
        return List.copyOf(types.values());
    }

    MethodSpec method(BlockAccessor b, String field) {
        return AccessorWriter.method(b.name(), type(b), b.access(), field);
    }

    /** {@code List.of(new BottleneckNodes("layer1.0", parameters), ...)}. */
    CodeBlock creation(BlockAccessor b) {
        return creation(b, BlockPath.ROOT);
    }

    private CodeBlock creation(BlockAccessor b, BlockPath around) {
        if (b.instances().size() > MANY) {
            return many(b, around);
        }
        CodeBlock all = b.instances().stream().map(i -> creation(i, around)).collect(CodeBlock.joining(",\n"));
        return !b.isList()
                ? all
                : b.instances().size() == 1
                        ? CodeBlock.of("$T.of($L)", LIST, all)
                        : CodeBlock.of("$T.of(\n$>$>$L$<$<)", LIST, all);
    }

    /** {@code IntStream.range(0, 100).<Bottleneck>mapToObj(i -> new BottleneckNodes("layer1." + i, parameters)).toList()}. */
    private CodeBlock many(BlockAccessor b, BlockPath around) {
        List<BlockInstance> all = b.instances();
        List<CodeBlock> runs = new ArrayList<>();
        for (int from = 0, to; from < all.size(); from = to) {
            to = from + 1;
            while (to < all.size() && all.get(from).isLike(all.get(to))) {
                to++;
            }
            BlockPath path = around.repeated(all.get(from).path());
            runs.add(CodeBlock.of(
                    "$T.range($L, $L).<$T>mapToObj($L -> $L)",
                    IntStream.class,
                    from,
                    to,
                    ClassName.get(all.get(from).type()),
                    path.index(),
                    creation(all.get(from), path)));
        }
        return runs.size() == 1
                ? CodeBlock.of("$L.toList()", runs.getFirst())
                : CodeBlock.of(
                        "$T.of(\n$>$>$L$<$<).flatMap(s -> s).toList()", Stream.class, CodeBlock.join(runs, ",\n"));
    }

    private CodeBlock creation(BlockInstance instance, BlockPath around) {
        if (!types.containsKey(instance.type())) {
            String name = names.newName(instance.type().getSimpleName() + "Nodes");
            types.put(instance.type(), write(instance, name));
        }
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "new $T($L, parameters",
                        compiled.nestedClass(types.get(instance.type()).name()),
                        around.expression(instance.path()));
        for (BlockAccessor b : instance.blocks()) {
            code.add(", $L", creation(b, around));
        }
        return code.add(")").build();
    }

    /**
     * <pre>
     * private static final class BottleneckNodes implements Bottleneck {
     *   private final Conv2d conv1;
     *   ...
     *   BottleneckNodes(String path, Parameters parameters) {
     *     this.conv1 = new Conv2d(path + ".conv1", parameters);
     *     ...
     * </pre>
     */
    private TypeSpec write(BlockInstance instance, String name) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(ClassName.get(instance.type()));
        NameAllocator fields = new NameAllocator();
        List.of("path", "parameters").forEach(fields::newName);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(String.class, "path")
                .addParameter(Types.PARAMETERS, "parameters");
        List<MethodSpec> methods = new ArrayList<>();
        for (Accessor a : instance.nodes()) {
            String field = fields.newName(a.name());
            type.addField(AccessorWriter.type(a), field, Modifier.PRIVATE, Modifier.FINAL);
            CodeBlock arguments =
                    layers.arguments(a, instance.path() + "." + a.name(), CodeBlock.of("path + $S", "." + a.name()));
            constructor.addStatement("this.$L = new $T($L)", field, AccessorWriter.type(a), arguments);
            methods.add(AccessorWriter.method(a, field));
        }
        for (BlockAccessor b : instance.blocks()) {
            String field = fields.newName(b.name());
            type.addField(type(b), field, Modifier.PRIVATE, Modifier.FINAL);
            constructor.addParameter(type(b), field).addStatement("this.$L = $L", field, field);
            methods.add(method(b, field));
        }
        return type.addMethod(constructor.build()).addMethods(methods).build();
    }
}
