package synapt.processor.read;

import static synapt.processor.report.Message.DROPOUT_TWO;
import static synapt.processor.report.Message.INIT_NOTHING;
import static synapt.processor.report.Message.INPUT_MISSING;
import static synapt.processor.report.Message.LAYER_ANNOTATION;
import static synapt.processor.report.Message.LAYER_MEMBER;
import static synapt.processor.report.Message.NODE_GENERIC;
import static synapt.processor.report.Message.NODE_PARAMETERS;
import static synapt.processor.report.Message.NODE_THROWS;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import synapt.processor.read.NodeDeclaration.CustomClass;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** Reads one node, and checks that its annotations and their members belong to its kind. */
final class NodeReader {

    private static final List<String> MEMBERS =
            List.of("from", "out", "kernel", "stride", "padding", "dilation", "groups", "bias", "countIncludePad");

    private final TypeElement network;
    private final Elements elements;
    private final Reporter reporter;

    NodeReader(TypeElement network, Elements elements, Reporter reporter) {
        this.network = network;
        this.elements = elements;
        this.reporter = reporter;
    }

    NodeDeclaration read(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        // What is inherited may come from a jar: then the network is the only source to point at.
        boolean own = network.equals(method.getEnclosingElement());
        Position position = Position.of(name, own ? method : network);
        signature(method, position);
        Kind kind = new KindReader(elements, reporter).read(method.getReturnType(), position);
        Mirror args = Mirror.of(method, Names.ARGS, position, elements);
        CustomClass custom = null;
        if (kind == Kind.CUSTOM && args.isReadable()) {
            TypeElement type = (TypeElement) ((DeclaredType) method.getReturnType()).asElement();
            custom = new CustomReader(elements, reporter).read(type, args, position);
        }
        NodeDeclaration node = new NodeDeclaration(
                method,
                name,
                position,
                kind == Kind.CUSTOM && custom == null ? null : kind,
                custom,
                Mirror.of(method, Names.LAYER, position, elements),
                Mirror.of(method, Names.BATCH_NORM, position, elements),
                Mirror.of(method, Names.ACTIVATION, position, elements),
                Mirror.of(method, Names.DROPOUT, position, elements),
                Mirror.of(method, Names.DROPOUT2D, position, elements),
                Mirror.of(method, Names.INIT, position, elements),
                Mirror.of(method, Names.INPUT, position, elements),
                Mirror.of(method, Names.OUTPUT, position, elements),
                args);
        if (kind != null) {
            members(node, kind);
            annotations(node, kind);
        }
        return node;
    }

    private void signature(ExecutableElement method, Position position) {
        if (!method.getParameters().isEmpty()) {
            reporter.report(NODE_PARAMETERS, position);
        }
        if (!method.getTypeParameters().isEmpty()) {
            reporter.report(NODE_GENERIC, position);
        }
        if (!method.getThrownTypes().isEmpty()) {
            reporter.report(NODE_THROWS, position);
        }
    }

    private void members(NodeDeclaration node, Kind kind) {
        for (String member : MEMBERS) {
            boolean taken = kind.members().contains(member) || member.equals("from") && kind != Kind.INPUT;
            if (!taken && node.layer().isSet(member)) {
                reporter.report(LAYER_MEMBER, node.layer().position(member), node.title(), member, whatItTakes(kind));
            }
        }
        if (kind.isNorm() && node.norm().isSet("name")) {
            reporter.report(
                    LAYER_MEMBER,
                    node.norm().position("name"),
                    node.title(),
                    "name",
                    "; its parameters are named after the node");
        }
    }

    private static String whatItTakes(Kind kind) {
        if (kind == Kind.INPUT) {
            return "; @Input(shape = ...) says all";
        }
        return kind.members().isEmpty() ? "; it takes only from" : "; it takes " + String.join(", ", kind.members());
    }

    private void annotations(NodeDeclaration node, Kind kind) {
        boolean parameters = kind == Kind.PRELU
                && node.activation().isReadable()
                && node.activation().isPresent()
                && node.activation().constant("value").value().equals("PRELU");
        if (kind.isActivation() && node.activation().isPresent() && !parameters) {
            doesNotBelong(node, node.activation(), "put it on an Identity node, or on the layer before");
        }
        if (kind != Kind.INPUT && node.input().isPresent()) {
            doesNotBelong(node, node.input(), "it goes on a method that returns InputLayer");
        }
        if (kind != Kind.CUSTOM && node.args().isPresent()) {
            doesNotBelong(node, node.args(), "it holds the constructor arguments of a custom layer");
        }
        if (kind == Kind.INPUT && !node.input().isPresent()) {
            reporter.report(INPUT_MISSING, node.position(), "@Input(shape = {features}) or {channels, height, width}");
        }
        if (!kind.hasWeights() && node.init().isPresent()) {
            reporter.report(INIT_NOTHING, node.init().position(), node.title());
        }
        if (node.dropout().isPresent() && node.dropout2d().isPresent()) {
            reporter.report(DROPOUT_TWO, node.dropout2d().position());
        }
    }

    private void doesNotBelong(NodeDeclaration node, Mirror annotation, String remedy) {
        reporter.report(LAYER_ANNOTATION, annotation.position(), annotation.simpleName(), node.title(), remedy);
    }
}
