package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;
import synapt.processor.op.Constants;

/** The constants of one generated class, in order of first use. */
final class ConstantPool implements Constants {

    private final Map<String, FieldSpec> constants = new LinkedHashMap<>();

    @Override
    public String constant(String name, String type, String format, Object... args) {
        constants.computeIfAbsent(name, n -> FieldSpec.builder(
                        Types.named(type), n, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(qualify(format, args))
                .build());
        return name;
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
