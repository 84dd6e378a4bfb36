package synapt.processor.read;

import static synapt.processor.report.Message.NETWORK_EMPTY;
import static synapt.processor.report.Message.NODE_BODY;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** Reads an annotated type into a declaration. */
public final class NetworkReader {

    /** All that says something of a node. */
    static final List<String> NODE_ANNOTATIONS = Stream.concat(
                    Stream.of(
                            Names.LAYER,
                            Names.BATCH_NORM,
                            Names.NORM,
                            Names.RECURRENT,
                            Names.ACTIVATION,
                            Names.DROP_CONNECT,
                            Names.RECURRENT_DROPOUT,
                            Names.ZONEOUT,
                            Names.RAMP,
                            Names.INIT,
                            Names.INPUT,
                            Names.OUTPUT,
                            Names.AXIS,
                            Names.ATTENTION,
                            Names.PADDING_TOKEN,
                            Names.ARGS,
                            Names.FROZEN,
                            Names.MATCH,
                            Names.TIED),
                    Names.DROPOUTS.stream())
            .toList();

    private final Elements elements;
    private final Reporter reporter;

    public NetworkReader(Elements elements, Reporter reporter) {
        this.elements = elements;
        this.reporter = reporter;
    }

    /** What the type declares; it is not to be built on if there were errors. */
    public NetworkDeclaration read(TypeElement type) {
        Position position = Position.of(type.getSimpleName().toString(), type);
        boolean suitable = new TypeRules(elements, reporter).check(type, position);
        Expander.Expansion expansion = suitable
                ? new Expander(type, elements, reporter).expand(type, NodeMethods.of(type, elements))
                : new Expander.Expansion(List.of(), List.of());
        methodsWithBody(type);
        if (suitable && expansion.nodes().isEmpty()) {
            reporter.report(NETWORK_EMPTY, position);
        }
        return new NetworkDeclaration(
                type,
                elements.getPackageOf(type).getQualifiedName().toString(),
                joinedName(type),
                position,
                Mirror.of(type, Names.NETWORK, position, elements),
                Mirror.of(type, Names.INIT, position, elements),
                expansion.nodes(),
                expansion.blocks());
    }

    private void methodsWithBody(TypeElement type) {
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (method.getModifiers().contains(Modifier.ABSTRACT)) {
                continue;
            }
            Position position = Position.of(method.getSimpleName().toString(), method);
            for (String annotation : NODE_ANNOTATIONS) {
                Mirror mirror = Mirror.of(method, annotation, position, elements);
                if (mirror.isPresent()) {
                    reporter.report(NODE_BODY, mirror.position(), mirror.simpleName());
                }
            }
        }
    }

    /** {@code Outer_Inner}: the class is made from all names, since two outer types may hold networks of one name. */
    public static String joinedName(TypeElement type) {
        Element around = type.getEnclosingElement();
        String name = type.getSimpleName().toString();
        return around instanceof TypeElement outer ? joinedName(outer) + "_" + name : name;
    }
}
