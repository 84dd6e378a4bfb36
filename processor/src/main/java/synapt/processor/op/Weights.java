package synapt.processor.op;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Shape;
import synapt.processor.op.Parameter.Role;

/**
 * What the parameters of a layer are called, and how they start.
 *
 * @param prefix before the dot in their names
 * @param bias    whether there is one
 * @param dropped the rate at which each step of training drops weights; null if none does
 */
public record Weights(
        String prefix,
        boolean bias,
        Initialization init,
        @Nullable NoiseRate dropped) {

    public Weights(String prefix, boolean bias, Initialization init) {
        this(prefix, bias, init, null);
    }

    /** Weight, then the bias if there is one. */
    List<Parameter> of(Shape weight, long fanIn, long fanOut) {
        return of(weight, weight.dim(0), fanIn, fanOut);
    }

    /** As above, where the weight does not begin with the outputs. */
    List<Parameter> of(Shape weight, int outputs, long fanIn, long fanOut) {
        Parameter w = new Parameter(
                prefix + ".weight", weight, Role.WEIGHT, fanIn, fanOut, init.weight(fanIn, fanOut), dropped);
        if (!bias) {
            return List.of(w);
        }
        return List.of(
                w, new Parameter(prefix + ".bias", new Shape(outputs), Role.BIAS, fanIn, fanOut, init.bias(fanIn)));
    }

    /** The same tensors, of which nothing is dropped. */
    static List<Parameter> whole(List<Parameter> tensors) {
        return tensors.stream().map(Parameter::whole).toList();
    }

    /** The rates at which some of the tensors are dropped. */
    static List<NoiseRate> rates(List<Parameter> tensors) {
        return tensors.stream().map(Parameter::dropped).filter(Objects::nonNull).toList();
    }

    /** What is dropped, for people; empty if nothing is. */
    static String noise(List<Parameter> tensors) {
        return rates(tensors).stream()
                .map(r -> " with DropConnect(" + r.declared() + ")")
                .collect(Collectors.joining());
    }
}
