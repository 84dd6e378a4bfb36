package synapt.processor.op;

import java.util.List;
import synapt.processor.graph.Shape;

/**
 * A user's elementwise layer.
 *
 * @param className qualified name of the class
 * @param args      arguments of its constructor
 * @param trainOnly whether evaluation has no trace of it
 * @param stream    the name of its randomness: the path of its node
 */
public record CustomOp(Shape output, String className, List<Double> args, boolean trainOnly, String stream) implements Op {

    @Override
    public String describe() {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
