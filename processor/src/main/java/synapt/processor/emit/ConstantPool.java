package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/**
 * The constants of one generated class, in order of first use. One name asked for with two values gives two constants: a node
 * {@code fc1Single} and the single product of {@code fc1} would meet otherwise.
 */
final class ConstantPool {

    private final NameAllocator names = new NameAllocator();
    private final Map<Key, String> references = new HashMap<>();
    private final Homes homes;
    private final Map<String, List<FieldSpec>> constants = new LinkedHashMap<>();

    private final List<String> maps = new ArrayList<>();

    private record Key(String name, String type, String value) {}

    ConstantPool(Room room) {
        homes = new Homes("constants", room.fields(), UnaryOperator.identity());
        List.of("PARAMETERS", "PORTS", "TRAIN_PLAN", "EVAL_PLAN").forEach(names::newName);
    }

    /** The name of a constant of that value. */
    String constant(String name, String type, String format, Object... args) {
        String text = format + Arrays.toString(args);
        Key key = new Key(name, type, text);
        String known = references.get(key);
        if (known == null) {
            String field = names.newName(name.substring(name.lastIndexOf('.') + 1));
            String home = homes.next(MethodSize.estimate(text));
            known = home.isEmpty() ? field : Names.capital(home) + "." + field;
            references.put(key, known);
            if (type.equals("int[]")) {
                maps.add(known);
            }
            constants
                    .computeIfAbsent(home, any -> new ArrayList<>())
                    .add(FieldSpec.builder(Types.named(type), field, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .initializer(qualify(format, args))
                            .build());
        }
        return known;
    }

    /** Those that are arrays with an element for each weight or cell. */
    List<String> maps() {
        return maps;
    }

    /** Imports what initialisers call although no constant is of that type. */
    private static CodeBlock qualify(String format, Object[] args) {
        return format.startsWith("WeightPacking.")
                ? CodeBlock.builder()
                        .add("$T", Types.WEIGHT_PACKING)
                        .add(format.substring("WeightPacking".length()), args)
                        .build()
                : CodeBlock.of(format, args);
    }

    /** Adds the constants; those of large networks to classes of their own. */
    void addTo(TypeSpec.Builder type) {
        type.addFields(constants.getOrDefault("", List.of()));
    }

    /** Adds those classes. */
    void addHomesTo(TypeSpec.Builder type) {
        constants.forEach((home, fields) -> {
            if (!home.isEmpty()) {
                type.addType(TypeSpec.classBuilder(Names.capital(home))
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .addFields(fields)
                        .build());
            }
        });
    }
}
