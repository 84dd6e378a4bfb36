package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.NetworkModel.Accessor;
import synapt.processor.graph.Node;
import synapt.processor.op.CustomOp;
import synapt.processor.op.GroupNormOp;

/** Writes the methods that a network declares. */
final class AccessorWriter {

    private AccessorWriter() {}

    /** {@code this.conv1 = new Conv2d("conv1", parameters);}. */
    static void initialise(TypeSpec.Builder type, MethodSpec.Builder constructor, Accessor a, String field, Node node) {
        ClassName layer = ClassName.bestGuess(a.returnType());
        type.addField(layer, field, Modifier.PRIVATE, Modifier.FINAL);
        constructor.addStatement("this.$L = new $T($L)", field, layer, arguments(node));
    }

    private static CodeBlock arguments(Node node) {
        if (node.op() instanceof CustomOp custom) {
            return CodeBlock.of(
                    "$L", custom.args().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        boolean isPlain = node.op().parameters().isEmpty() && !(node.op() instanceof GroupNormOp);
        return isPlain ? CodeBlock.of("$S", node.name()) : CodeBlock.of("$S, parameters", node.name());
    }

    /** {@code @Override public Conv2d conv1() { return conv1; }}. */
    static void add(TypeSpec.Builder type, Accessor a, String field) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(a.name())
                .addAnnotation(Override.class)
                .returns(ClassName.bestGuess(a.returnType()))
                .addStatement("return $L", field);
        if (!a.access().isEmpty()) {
            method.addModifiers(Modifier.valueOf(a.access().toUpperCase(java.util.Locale.ROOT)));
        }
        type.addMethod(method.build());
    }
}
