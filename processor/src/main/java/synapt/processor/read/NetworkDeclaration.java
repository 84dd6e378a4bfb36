package synapt.processor.read;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import synapt.processor.graph.Graph;
import synapt.processor.graph.NetworkModel;
import synapt.processor.report.Position;

/**
 * A network as declared.
 *
 * @param name  simple names of the type and those around it, joined with {@code _}: {@code Outer_Inner}
 * @param nodes in source order, inherited ones first
 */
public record NetworkDeclaration(
        TypeElement type,
        String packageName,
        String name,
        Position position,
        Mirror network,
        Mirror init,
        List<NodeDeclaration> nodes) {

    public NetworkDeclaration {
        nodes = List.copyOf(nodes);
    }

    /** The network with what was found that it computes. */
    public NetworkModel model(Graph graph) {
        List<NetworkModel.Accessor> accessors =
                nodes.stream().map(NetworkDeclaration::accessor).toList();
        boolean isInterface = type.getKind() == ElementKind.INTERFACE;
        return new NetworkModel(type, packageName, name, isInterface, accessors, graph);
    }

    private static NetworkModel.Accessor accessor(NodeDeclaration node) {
        TypeElement returned = (TypeElement) ((DeclaredType) node.method().getReturnType()).asElement();
        Set<Modifier> modifiers = node.method().getModifiers();
        String access = modifiers.contains(Modifier.PUBLIC)
                ? "public"
                : modifiers.contains(Modifier.PROTECTED) ? "protected" : "";
        return new NetworkModel.Accessor(
                node.name(), returned.getQualifiedName().toString(), access);
    }
}
