package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The constants of one generated class, in order of first use. One name asked for with two values gives two constants: a node
 * {@code fc1Single} and the single product of {@code fc1} would meet otherwise.
 */
final class ConstantPool {

    private final NameAllocator names = new NameAllocator();
    private final Map<Key, FieldSpec> constants = new LinkedHashMap<>();

    private record Key(String name, String type, CodeBlock value) {}

    ConstantPool() {
        List.of("PARAMETERS", "TRAIN_PLAN", "EVAL_PLAN").forEach(names::newName);
    }

    /** The name of a constant of that value. */
    String constant(String name, String type, String format, Object... args) {
        CodeBlock value = qualify(format, args);
        return constants.computeIfAbsent(new Key(name, type, value), key -> FieldSpec.builder(
                        Types.named(type), names.newName(name), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build()).name();
    }

    /** Imports what initialisers call although no constant is of that type. */
    private static CodeBlock qualify(String format, Object[] args) {
        return format.startsWith("WeightPacking.")
                ? CodeBlock.builder().add("$T", Types.WEIGHT_PACKING).add(format.substring("WeightPacking".length()), args).build()
                : CodeBlock.of(format, args);
    }

    Collection<FieldSpec> all() {
        return constants.values();
    }
}
