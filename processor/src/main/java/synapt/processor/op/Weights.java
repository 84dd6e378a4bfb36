package synapt.processor.op;

import java.util.List;
import synapt.processor.graph.Shape;
import synapt.processor.op.Parameter.Role;

/**
 * What the parameters of a layer are called, and how they start.
 *
 * @param prefix before the dot in their names
 * @param bias   whether there is one
 */
public record Weights(String prefix, boolean bias, Initialization init) {

    /** Weight, then the bias if there is one. */
    List<Parameter> of(Shape weight, long fanIn, long fanOut) {
        return of(weight, weight.dim(0), fanIn, fanOut);
    }

    /** As above, where the weight does not begin with the outputs. */
    List<Parameter> of(Shape weight, int outputs, long fanIn, long fanOut) {
        Parameter w = new Parameter(prefix + ".weight", weight, Role.WEIGHT, fanIn, fanOut, init.weight(fanIn, fanOut));
        if (!bias) {
            return List.of(w);
        }
        return List.of(
                w, new Parameter(prefix + ".bias", new Shape(outputs), Role.BIAS, fanIn, fanOut, init.bias(fanIn)));
    }
}
