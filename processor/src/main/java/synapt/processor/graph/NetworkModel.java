package synapt.processor.graph;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A network that was read and found valid: all that the later stages need to know.
 *
 * @param type        the declaring type, the one originating element of what is generated
 * @param packageName its package, empty for the unnamed one
 * @param simpleName  its name: {@code LeNet5}, from which {@code CompiledLeNet5} is made
 * @param isInterface whether it is an interface (else an abstract class with a no-argument constructor)
 * @param accessors   the methods to implement that return layers, in source order
 * @param blocks      the methods to implement that return blocks, in source order
 * @param graph       what to compute
 */
public record NetworkModel(
        TypeElement type,
        String packageName,
        String simpleName,
        boolean isInterface,
        List<Accessor> accessors,
        List<BlockAccessor> blocks,
        Graph graph) {

    /**
     * @param name       the method's name
     * @param returnType its qualified return type, a class of {@code synapt.layer} or a custom layer
     * @param access     the method's visibility: "public", "protected" or ""
     */
    public record Accessor(String name, String returnType, String access) {}

    public NetworkModel {
        accessors = List.copyOf(accessors);
        blocks = List.copyOf(blocks);
    }

    public String compiledName() {
        return "Compiled" + simpleName;
    }
}
