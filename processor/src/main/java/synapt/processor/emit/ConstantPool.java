package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The constants of one generated class, in order of first use. One name asked for with two values gives two constants: a node
 * {@code fc1Single} and the single product of {@code fc1} would meet otherwise.
 */
final class ConstantPool {

    /** Constants of one class: initialisers of more might not fit into the 64 KiB that a method can have. */
    private static final int HOME = 400;

    private static final String HOLDER = "Constants";

    private final NameAllocator names = new NameAllocator();
    private final Map<Key, String> references = new HashMap<>();
    private final List<FieldSpec> constants = new ArrayList<>();

    private record Key(String name, String type, CodeBlock value) {}

    ConstantPool() {
        List.of("PARAMETERS", "PORTS", "TRAIN_PLAN", "EVAL_PLAN").forEach(names::newName);
    }

    /** The name of a constant of that value. */
    String constant(String name, String type, String format, Object... args) {
        CodeBlock value = qualify(format, args);
        Key key = new Key(name, type, value);
        String known = references.get(key);
        if (known == null) {
            String field = names.newName(name.substring(name.lastIndexOf('.') + 1));
            known = constants.size() < HOME ? field : HOLDER + (constants.size() / HOME) + "." + field;
            references.put(key, known);
            constants.add(FieldSpec.builder(Types.named(type), field, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer(value)
                    .build());
        }
        return known;
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
        type.addFields(constants.subList(0, Math.min(HOME, constants.size())));
    }

    /** Adds those classes. */
    void addHoldersTo(TypeSpec.Builder type) {
        for (int from = HOME; from < constants.size(); from += HOME) {
            type.addType(TypeSpec.classBuilder(HOLDER + from / HOME)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addFields(constants.subList(from, Math.min(from + HOME, constants.size())))
                    .build());
        }
    }
}
