package synapt.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Fields of one generated class. Those that it has no room for go to classes nested in it, of which it has an instance each:
 * {@code fields1.conv9Packed}. These are inner classes, so that an initialiser is the same wherever it stands.
 */
final class FieldPool {

    private final Homes homes;
    private final Map<String, List<FieldSpec>> fields = new LinkedHashMap<>();
    private final Map<String, String> references = new HashMap<>();
    private final List<CodeBlock> allocations = new ArrayList<>();

    FieldPool(Homes homes) {
        this.homes = homes;
    }

    /** The calls that get memory for some of the fields, in order. */
    List<CodeBlock> allocations() {
        return allocations;
    }

    /** How a field of a name is referred to; null if there is none. */
    @Nullable
    String reference(String name) {
        return references.get(name);
    }

    /** Adds a field with an initialiser, and returns how it is referred to. */
    String add(FieldSpec field) {
        String home = homes.next(MethodSize.estimate(field.initializer()));
        add(home, field);
        if (MemoryWriter.allocates(field.initializer())) {
            allocations.add(field.initializer());
        }
        String reference = Homes.member(home, field.name());
        references.put(field.name(), reference);
        return reference;
    }

    private void add(String home, FieldSpec field) {
        fields.computeIfAbsent(home, any -> new ArrayList<>()).add(field);
    }

    /** Adds the fields to their class. */
    void addTo(TypeSpec.Builder type) {
        fields.forEach((home, some) -> {
            if (home.isEmpty()) {
                type.addFields(some);
            } else {
                type.addField(instance(home));
            }
        });
    }

    /** Adds the nested classes to it. */
    void addHomesTo(TypeSpec.Builder type) {
        fields.forEach((home, some) -> {
            if (!home.isEmpty()) {
                type.addType(inner(home, some));
            }
        });
    }

    /** The type of an instance: {@code Fields1} of {@code fields1}. */
    static ClassName type(String home) {
        return ClassName.get("", Names.capital(home));
    }

    /** {@code private final Fields1 fields1 = new Fields1();}. */
    static FieldSpec instance(String home) {
        return FieldSpec.builder(type(home), home, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", type(home))
                .build();
    }

    /** The inner class with some fields. */
    static TypeSpec inner(String home, List<FieldSpec> fields) {
        return TypeSpec.classBuilder(Names.capital(home))
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("More fields of the class around it.\n")
                .addFields(fields)
                .build();
    }
}
