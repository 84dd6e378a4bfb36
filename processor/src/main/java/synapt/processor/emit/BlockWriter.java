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
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import synapt.processor.graph.BlockAccessor;
import synapt.processor.graph.BlockInstance;
import synapt.processor.graph.NetworkModel.Accessor;

/** Writes a class for each block that a network uses: what the methods that return blocks return. */
final class BlockWriter {

    private static final ClassName LIST = ClassName.get(List.class);

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
        CodeBlock all = b.instances().stream().map(this::creation).collect(CodeBlock.joining(",\n"));
        return !b.isList()
                ? all
                : b.instances().size() == 1
                        ? CodeBlock.of("$T.of($L)", LIST, all)
                        : CodeBlock.of("$T.of(\n$>$>$L$<$<)", LIST, all);
    }

    private CodeBlock creation(BlockInstance instance) {
        if (!types.containsKey(instance.type())) {
            String name = names.newName(instance.type().getSimpleName() + "Nodes");
            types.put(instance.type(), write(instance, name));
        }
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "new $T($S, parameters",
                        compiled.nestedClass(types.get(instance.type()).name()),
                        instance.path());
        for (BlockAccessor b : instance.blocks()) {
            code.add(", $L", creation(b));
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
