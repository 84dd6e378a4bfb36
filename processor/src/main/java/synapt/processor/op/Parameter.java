package synapt.processor.op;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Shape;

/**
 * A named tensor of an operation.
 *
 * @param name    the full name, PyTorch's: {@code conv1.weight}
 * @param shape   its shape in PyTorch's layout
 * @param role    what it is
 * @param fanIn   inputs of one output, for initialisers
 * @param fanOut  outputs that one input reaches
 * @param init    how it starts
 * @param dropped the rate at which each step of training drops its elements; null if none does
 */
public record Parameter(
        String name,
        Shape shape,
        Role role,
        long fanIn,
        long fanOut,
        Init init,
        @Nullable NoiseRate dropped) {

    public Parameter(String name, Shape shape, Role role, long fanIn, long fanOut, Init init) {
        this(name, shape, role, fanIn, fanOut, init, null);
    }

    /** A tensor whose elements all start alike. */
    static Parameter constant(String name, Shape shape, Role role, double start) {
        return new Parameter(name, shape, role, 1, 1, Init.constant(start));
    }

    /** The same tensor, of which nothing is dropped. */
    Parameter whole() {
        return new Parameter(name, shape, role, fanIn, fanOut, init);
    }

    /** Learnt, or only carried along. */
    public enum Role {
        WEIGHT,
        BIAS,
        /** Running statistics: saved with the weights, not touched by optimisers. */
        STATE
    }

    /**
     * How a tensor starts.
     *
     * @param kind  the distribution
     * @param scale standard deviation, bound or constant
     * @param zeroFrom the first of the elements that start at 0 all the same
     * @param zeroTo   behind the last of them
     */
    public record Init(Kind kind, double scale, int zeroFrom, int zeroTo) {

        public Init(Kind kind, double scale) {
            this(kind, scale, 0, 0);
        }

        public enum Kind {
            NORMAL,
            UNIFORM,
            CONSTANT
        }

        public static Init constant(double value) {
            return new Init(Kind.CONSTANT, value);
        }
    }
}
