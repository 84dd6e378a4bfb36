package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Graph;
import synapt.processor.graph.NetworkModel.Accessor;
import synapt.processor.graph.Node;
import synapt.processor.op.CustomOp;
import synapt.processor.op.GroupNormOp;

/** Writes the methods that return layers, of a network and of its blocks. */
final class AccessorWriter {

    private static final String SHORTCUT = "synapt.layer.Shortcut";

    private final Map<String, Node> layers = new HashMap<>();

    AccessorWriter(Graph graph) {
        for (Node n : graph.nodes()) {
            if (n.facet() == Node.Facet.LAYER) {
                layers.put(n.name(), n);
            }
        }
    }

    static ClassName type(Accessor a) {
        return ClassName.bestGuess(a.returnType());
    }

    /** {@code new Conv2d("conv1", parameters)}. */
    CodeBlock creation(Accessor a, String path) {
        return CodeBlock.of("new $T($L)", type(a), arguments(a, path, CodeBlock.of("$S", path)));
    }

    /** The constructor's arguments of the layer at a path, where code can know that path by another expression. */
    CodeBlock arguments(Accessor a, String path, CodeBlock pathCode) {
        Node node = Objects.requireNonNull(layers.get(path), path);
        if (node.op() instanceof CustomOp custom) {
            return CodeBlock.of(
                    "$L", custom.args().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        boolean isPlain = node.op().parameters().isEmpty() && !(node.op() instanceof GroupNormOp);
        boolean mayHaveSome = a.returnType().equals(SHORTCUT); // one has a weight, the next of the same block has not
        return isPlain && !mayHaveSome ? pathCode : CodeBlock.of("$L, parameters", pathCode);
    }

    /** {@code @Override public Conv2d conv1() { return conv1; }}. */
    static MethodSpec method(Accessor a, String field) {
        return method(a.name(), type(a), a.access(), field);
    }

    static MethodSpec method(String name, TypeName type, String access, String field) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .returns(type)
                .addStatement("return $L", field);
        if (!access.isEmpty()) {
            method.addModifiers(Modifier.valueOf(access.toUpperCase(Locale.ROOT)));
        }
        return method.build();
    }
}
