package synapt.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Node;
import synapt.processor.op.Parameter;

/** The fields of the generated class that hold tensors where they lie; training and evaluation share them. */
final class TensorPool {

    /** Fields of the generated class and of those nested in it, and parameters of their methods. */
    private static final List<String> TAKEN =
            List.of("parameters", "eval", "seed", "rates", "k", "input", "p", "w", "workspace", "segment", "sample");

    private final Ties ties;
    private final NameAllocator names = new NameAllocator();
    private final Map<String, String> fields = new LinkedHashMap<>();

    TensorPool(List<String> accessors, Ties ties) {
        this.ties = ties;
        TAKEN.forEach(names::newName);
        accessors.forEach(a -> names.newName(a, layerTag(a)));
    }

    /** The field of what a method of the network returns. */
    String field(String accessor) {
        return names.get(layerTag(accessor));
    }

    /** An expression for the layer of a node: {@code drop1}, {@code layer1.get(0).drop1()}. */
    String layer(Node n) {
        StringBuilder s = new StringBuilder();
        for (String step : n.name().split("\\.")) {
            s.append(
                    s.isEmpty()
                            ? field(step)
                            : Character.isDigit(step.charAt(0)) ? ".get(" + step + ")" : "." + step + "()");
        }
        return s.toString();
    }

    /** Tells layers from parameters. */
    private static String layerTag(String accessor) {
        return "layer " + accessor;
    }

    /** The field of a parameter: {@code conv1Weight}. */
    String field(Parameter p) {
        return fields.computeIfAbsent(ties.owner(p.name()), name -> names.newName(Names.field(name), name));
    }

    /** {@code this.conv1Weight = parameters.tensor("conv1.weight");}. */
    void declare(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        fields.forEach((parameter, field) -> {
            type.addField(FieldSpec.builder(Types.MEMORY_SEGMENT, field, Modifier.PRIVATE, Modifier.FINAL)
                    .build());
            constructor.addStatement("this.$L = parameters.tensor($S)", field, parameter);
        });
    }
}
