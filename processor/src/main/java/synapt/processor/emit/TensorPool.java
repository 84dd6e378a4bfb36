package synapt.processor.emit;

import static java.util.Objects.requireNonNull;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Node;
import synapt.processor.op.Parameter;

/** The fields of the generated class that hold layers, and tensors where they lie; training and evaluation share them. */
final class TensorPool {

    /** Fields of the generated class and of those nested in it, and parameters of their methods. */
    private static final List<String> TAKEN =
            List.of("parameters", "eval", "seed", "rates", "k", "input", "p", "w", "workspace", "segment", "sample");

    private final Ties ties;
    private final NameAllocator names = new NameAllocator();
    private final Homes homes;
    private final Map<String, Field> layers = new LinkedHashMap<>();
    private final Map<String, Field> tensors = new LinkedHashMap<>();

    /** What a method of the network returns. */
    record Layer(String method, TypeName type, CodeBlock creation) {}

    private record Field(String home, String name, TypeName type, CodeBlock creation) {

        String reference() {
            return Homes.member(home, name);
        }
    }

    TensorPool(List<Layer> layers, Ties ties, Room room) {
        this.ties = ties;
        TAKEN.forEach(names::newName);
        List<String> allocated =
                layers.stream().map(l -> names.newName(l.method())).toList();
        Homes layerHomes = new Homes("layers", room.fields(), names::newName);
        for (int i = 0; i < layers.size(); i++) {
            Layer l = layers.get(i);
            String home = layerHomes.next(MethodSize.estimate(l.creation()));
            this.layers.put(l.method(), new Field(home, allocated.get(i), l.type(), l.creation()));
        }
        this.homes = new Homes("tensors", room.fields(), names::newName);
    }

    /** The field of what a method of the network returns. */
    String field(String accessor) {
        return requireNonNull(layers.get(accessor), accessor).reference();
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

    /** The field of a parameter: {@code conv1Weight}. */
    String field(Parameter p) {
        return tensors.computeIfAbsent(ties.owner(p.name()), this::tensor).reference();
    }

    private Field tensor(String name) {
        CodeBlock creation = CodeBlock.of("parameters.tensor($S)", name);
        return new Field(
                homes.next(MethodSize.estimate(creation)),
                names.newName(Names.field(name)),
                Types.MEMORY_SEGMENT,
                creation);
    }

    /**
     * Declares all of them and lets a constructor create them:
     *
     * <pre>
     * this.conv1 = new Conv2d("conv1", parameters);
     * this.conv1Weight = parameters.tensor("conv1.weight");
     * </pre>
     *
     * Those in classes of their own have initialisers there.
     */
    void declare(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        declare(layers, type, constructor);
        declare(tensors, type, constructor);
    }

    private static void declare(Map<String, Field> fields, TypeSpec.Builder type, MethodSpec.Builder constructor) {
        Map<String, List<FieldSpec>> nested = new LinkedHashMap<>();
        for (Field f : fields.values()) {
            FieldSpec.Builder field = FieldSpec.builder(f.type(), f.name(), Modifier.PRIVATE, Modifier.FINAL);
            if (f.home().isEmpty()) {
                type.addField(field.build());
                constructor.addStatement("this.$L = $L", f.name(), f.creation());
            } else {
                nested.computeIfAbsent(f.home(), any -> new ArrayList<>())
                        .add(field.initializer(f.creation()).build());
            }
        }
        nested.forEach((home, some) -> {
            type.addField(FieldPool.type(home), home, Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement("this.$L = new $T()", home, FieldPool.type(home));
            type.addType(FieldPool.inner(home, some));
        });
    }
}
