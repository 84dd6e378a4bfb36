package synapt.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Node;
import synapt.processor.op.DropoutOp;

/** Writes the nested class {@code Rates} of a network with adjustable dropouts. */
final class RatesWriter {

    private RatesWriter() {}

    /**
     * <pre>
     * public static final class Rates {
     *   private volatile Rate conv1 = Rate.of(0.5);
     *   public void conv1(double p) { conv1 = Rate.of(p); }
     * }
     * </pre>
     */
    static TypeSpec write(List<Node> dropouts) {
        TypeSpec.Builder type = TypeSpec.classBuilder("Rates")
                .addJavadoc("Dropout rates that can be changed; a step uses those from when it began.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (Node n : dropouts) {
            type.addField(FieldSpec.builder(Types.RATE, n.id(), Modifier.PRIVATE, Modifier.VOLATILE)
                            .initializer("$T.of($L)", Types.RATE, ((DropoutOp) n.op()).p())
                            .build())
                    .addMethod(MethodSpec.methodBuilder(n.id())
                            .addJavadoc("Sets the probability of dropping at {@code $L}, 0 to 1.\n", n.name())
                            .addModifiers(Modifier.PUBLIC)
                            .addParameter(TypeName.DOUBLE, "p")
                            .addStatement("$L = $T.of(p)", n.id(), Types.RATE)
                            .build());
        }
        return type.build();
    }
}
