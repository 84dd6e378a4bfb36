package synapt.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Node;
import synapt.processor.op.NoiseRate;

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
    static TypeSpec write(List<Node> drawing) {
        TypeSpec.Builder type = TypeSpec.classBuilder("Rates")
                .addJavadoc("Dropout rates that can be changed; a step uses those from when it began.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (Node n : drawing) {
            n.op().rates().stream().filter(NoiseRate::isAdjustable).forEach(rate -> add(type, n, rate));
        }
        return type.build();
    }

    private static void add(TypeSpec.Builder type, Node n, NoiseRate rate) {
        String name = Names.rate(n, rate);
        type.addField(FieldSpec.builder(scheduled(rate), name, Modifier.PRIVATE, Modifier.FINAL)
                        .initializer(
                                "new $T<>($S, $L, p -> $L)",
                                Types.SCHEDULED_RATE,
                                n.name(),
                                rate.declared(),
                                rate.of("p"))
                        .build())
                .addMethod(setter(name)
                        .addJavadoc("Sets $L at {@code $L}, $L.\n", rate.what(), n.name(), rate.range())
                        .addParameter(TypeName.DOUBLE, "p")
                        .addStatement("$L.set(p)", name)
                        .build())
                .addMethod(setter(name)
                        .addJavadoc("Lets a schedule set it, from the next step on.\n")
                        .addParameter(Types.RATE_SCHEDULE, "schedule")
                        .addStatement("$L.set(schedule)", name)
                        .build());
    }

    /** The type of what holds a rate that changes. */
    static TypeName scheduled(NoiseRate rate) {
        return ParameterizedTypeName.get(Types.SCHEDULED_RATE, Types.named(rate.type()));
    }

    private static MethodSpec.Builder setter(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
    }
}
