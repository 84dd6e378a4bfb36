package synapt.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/**
 * Methods that hold pieces of what one generated class does. Those that it has no room for go to inner classes, of which it has an
 * instance each: {@code passes1.forwardTrain12(w, segment)}.
 */
final class MethodPool {

    private final String name;
    private final TypeSpec.Builder type;
    private final Room room;
    private final Homes homes;
    private final Map<String, List<MethodSpec>> nested = new LinkedHashMap<>();
    private boolean hasKernels = true;

    /**
     * @param name the class, which has or inherits the kernels {@code k} unless {@link #withoutKernels} says otherwise
     */
    MethodPool(String name, TypeSpec.Builder type, Room room) {
        this.name = name;
        this.type = type;
        this.room = room;
        this.homes = new Homes("passes", room.methods(), UnaryOperator.identity());
    }

    /** The same, of a class without kernels: its methods are given those that they call. */
    MethodPool withoutKernels() {
        hasKernels = false;
        return this;
    }

    Room room() {
        return room;
    }

    /** The class itself. */
    TypeSpec.Builder type() {
        return type;
    }

    /** Adds a method of so many bytes, and returns how the class itself names it. */
    String add(MethodSpec method, int bytes) {
        String home = homes.next(bytes);
        if (home.isEmpty()) {
            type.addMethod(method);
        } else {
            nested.computeIfAbsent(home, any -> new ArrayList<>()).add(method);
        }
        return Homes.member(home, method.name());
    }

    /** Adds the inner classes. */
    void close() {
        nested.forEach((home, methods) -> type.addField(FieldPool.instance(home))
                .addType(TypeSpec.classBuilder(Names.capital(home))
                        .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                        .addJavadoc("More methods of the class around it.\n")
                        .addFields(hasKernels ? List.of(kernels()) : List.of())
                        .addMethods(methods)
                        .build()));
    }

    /** Of each inner class's own: javac writes a method for each place where one of them reads what the outer class inherits. */
    private FieldSpec kernels() {
        return FieldSpec.builder(Types.KERNELS, "k", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("$L.this.k", name)
                .build();
    }
}
