package synapt.processor.read;

import static synapt.processor.report.Message.BLOCK_EMPTY;
import static synapt.processor.report.Message.BLOCK_NAME;
import static synapt.processor.report.Message.BLOCK_TYPE;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** Reads blocks, each once, and checks that generated code can implement them. */
final class BlockReader {

    private static final Set<String> RESERVED =
            Set.of(BlockDeclaration.FIRST, BlockDeclaration.INDEX, BlockDeclaration.REPEAT);

    private final PackageElement home;
    private final Elements elements;
    private final Reporter reporter;
    private final Map<TypeElement, Optional<BlockDeclaration>> known = new HashMap<>();

    /**
     * @param network what the blocks are for
     */
    BlockReader(TypeElement network, Elements elements, Reporter reporter) {
        this.home = elements.getPackageOf(network);
        this.elements = elements;
        this.reporter = reporter;
    }

    /** The block that a method returns, or a list of; null if it returns something else. */
    static @Nullable TypeElement blockOf(TypeMirror returned) {
        TypeElement type = typeOf(returned);
        if (type != null && isList(returned)) {
            List<? extends TypeMirror> arguments = ((DeclaredType) returned).getTypeArguments();
            type = arguments.isEmpty() ? null : typeOf(arguments.getFirst());
        }
        return type != null && isBlock(type) ? type : null;
    }

    /** Whether a method returns a list. */
    static boolean isList(TypeMirror returned) {
        TypeElement type = typeOf(returned);
        return type != null && type.getQualifiedName().contentEquals("java.util.List");
    }

    private static @Nullable TypeElement typeOf(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED ? (TypeElement) ((DeclaredType) type).asElement() : null;
    }

    private static boolean isBlock(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .map(m -> (TypeElement) m.getAnnotationType().asElement())
                .anyMatch(a -> a.getQualifiedName().contentEquals(Names.BLOCK));
    }

    /** The block, or null after a message, which points at its use if it is not compiled here. */
    @Nullable
    BlockDeclaration read(TypeElement type, Position use) {
        Optional<BlockDeclaration> block = known.get(type);
        if (block == null) {
            String name = type.getSimpleName().toString();
            boolean here = Origin.isSource(type, elements);
            block = Optional.ofNullable(check(type, name, here ? Position.of(name, type) : use));
            known.put(type, block);
        }
        return block.orElse(null);
    }

    private @Nullable BlockDeclaration check(TypeElement type, String name, Position position) {
        String[] fault = fault(type);
        if (fault.length > 0) {
            reporter.report(BLOCK_TYPE, position, name, fault[0], fault[1]);
            return null;
        }
        Mirror block = Mirror.of(type, Names.BLOCK, position, elements);
        List<Value<String>> parameters = block.strings("params");
        Set<String> seen = new HashSet<>();
        boolean right = true;
        for (Value<String> p : parameters) {
            String why = !SourceVersion.isIdentifier(p.value())
                    ? "not a name"
                    : RESERVED.contains(p.value())
                            ? "a word of the language of with"
                            : seen.add(p.value()) ? "" : "declared twice";
            if (!why.isEmpty()) {
                reporter.report(BLOCK_NAME, p.position(), p.value(), name, why);
                right = false;
            }
        }
        List<ExecutableElement> methods = NodeMethods.of(type, elements);
        if (methods.isEmpty()) {
            reporter.report(BLOCK_EMPTY, position, name);
            right = false;
        }
        return right
                ? new BlockDeclaration(
                        type, parameters.stream().map(Value::value).toList(), methods)
                : null;
    }

    /** What is wrong and the remedy; nothing if all is right. */
    private String[] fault(TypeElement type) {
        if (type.getKind() != ElementKind.INTERFACE) {
            return new String[] {"not an interface", "declare it as an interface"};
        }
        if (!type.getTypeParameters().isEmpty()) {
            return new String[] {"generic", "remove its type parameters; numbers are given by @Block(params = ...)"};
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            return new String[] {"sealed", "remove sealed, since the generated class implements it"};
        }
        boolean near = elements.getPackageOf(type).equals(home);
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                return new String[] {e.equals(type) ? "private" : "inside a private type", "remove private"};
            }
            if (!near && !e.getModifiers().contains(Modifier.PUBLIC)) {
                return new String[] {"not public and of another package", "make it public"};
            }
        }
        return new String[0];
    }
}
