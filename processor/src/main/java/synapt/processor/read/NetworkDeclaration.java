package synapt.processor.read;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import synapt.processor.graph.BlockAccessor;
import synapt.processor.graph.Graph;
import synapt.processor.graph.NetworkModel;
import synapt.processor.report.Position;

/**
 * A network as declared.
 *
 * @param name   simple names of the type and those around it, joined with {@code _}: {@code Outer_Inner}
 * @param nodes  in source order, inherited ones first; those of blocks in the place of the block
 * @param blocks the methods that return blocks
 */
public record NetworkDeclaration(
        TypeElement type,
        String packageName,
        String name,
        Position position,
        Mirror network,
        Mirror init,
        List<NodeDeclaration> nodes,
        List<BlockAccessor> blocks) {

    public NetworkDeclaration {
        nodes = List.copyOf(nodes);
        blocks = List.copyOf(blocks);
    }

    /** The network with what was found that it computes. */
    public NetworkModel model(Graph graph) {
        List<NetworkModel.Accessor> accessors = nodes.stream()
                .filter(n -> !n.isInBlock())
                .map(NodeDeclaration::accessor)
                .toList();
        boolean isInterface = type.getKind() == ElementKind.INTERFACE;
        return new NetworkModel(type, packageName, name, isInterface, accessors, blocks, graph);
    }

    /** A method's visibility, as the generated one needs it. */
    static String access(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        return modifiers.contains(Modifier.PUBLIC)
                ? "public"
                : modifiers.contains(Modifier.PROTECTED) ? "protected" : "";
    }
}
