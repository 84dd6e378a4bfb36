package synapt.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Node;
import synapt.processor.op.DropoutKind.Law;
import synapt.processor.op.DropoutOp;

/** Writes the nested class {@code Rates} of a network with adjustable dropouts. */
final class RatesWriter {

    /** Before the name of what holds a rate, in the network's other classes. */
    static final String FIELD = "rates.";

    private RatesWriter() {}

    /**
     * <pre>
     * public static final class Rates {
     *   private final ScheduledRate&lt;Rate&gt; conv1 = new ScheduledRate&lt;&gt;("conv1", 0.5, p -&gt; Rate.of(p));
     *   public void conv1(double p) { conv1.set(p); }
     *   public void conv1(RateSchedule schedule) { conv1.set(schedule); }
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
            DropoutOp op = (DropoutOp) n.op();
            type.addField(FieldSpec.builder(scheduled(op), n.id(), Modifier.PRIVATE, Modifier.FINAL)
                            .initializer(
                                    "new $T<>($S, $L, p -> $L)", Types.SCHEDULED_RATE, n.name(), op.p(), op.rateOf("p"))
                            .build())
                    .addMethod(setter(n)
                            .addJavadoc("Sets $L at {@code $L}, $L.\n", what(op), n.name(), range(op))
                            .addParameter(TypeName.DOUBLE, "p")
                            .addStatement("$L.set(p)", n.id())
                            .build())
                    .addMethod(setter(n)
                            .addJavadoc("Lets a schedule set it, from the next step on.\n")
                            .addParameter(Types.RATE_SCHEDULE, "schedule")
                            .addStatement("$L.set(schedule)", n.id())
                            .build());
        }
        return type.build();
    }

    /** The type of what holds a rate that changes. */
    static TypeName scheduled(DropoutOp op) {
        return ParameterizedTypeName.get(Types.SCHEDULED_RATE, Types.named(op.rateType()));
    }

    private static MethodSpec.Builder setter(Node n) {
        return MethodSpec.methodBuilder(n.id()).addModifiers(Modifier.PUBLIC);
    }

    private static String what(DropoutOp op) {
        return switch (op.kind().law()) {
            case ADDED -> "the standard deviation of the noise";
            case GAUSSIAN -> "the rate of the noise";
            default -> "the probability of dropping";
        };
    }

    private static String range(DropoutOp op) {
        return op.kind().law() == Law.ADDED
                ? "0 or more"
                : op.kind().law() == Law.GAUSSIAN ? "0 to less than 1" : "0 to 1";
    }
}
