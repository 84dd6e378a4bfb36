package synapt;

import java.util.Arrays;
import synapt.random.Streams;
import synapt.random.Threefry;

/** How a tensor starts: a pure function of the seed, the tensor's name and the element's index. */
public sealed interface Initialization {

    /** All elements alike. */
    record Constant(double value) implements Initialization {

        @Override
        public double value(long bits) {
            return value;
        }
    }

    /** N(0, std^2), by Box and Muller's transform. */
    record Normal(double std) implements Initialization {

        @Override
        public double value(long bits) {
            // StrictMath: the same bits on every machine.
            double u = ((bits & 0xFFFF_FFFFL) + 1) * 0x1p-32;
            double v = (bits >>> 32) * 0x1p-32;
            return std * StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
        }
    }

    /** U(-bound, bound). */
    record Uniform(double bound) implements Initialization {

        @Override
        public double value(long bits) {
            return bound * (2 * ((bits >>> 32) * 0x1p-32) - 1);
        }
    }

    /** Zero from one element up to another, and the rest as something else has it. */
    record ZeroBetween(Initialization others, int from, int to) implements Initialization {

        @Override
        public double[] values(long seed, String name, int size) {
            double[] values = others.values(seed, name, size);
            Arrays.fill(values, from, to, 0);
            return values;
        }

        @Override
        public double value(long bits) {
            return others.value(bits);
        }
    }

    static Initialization zeroBetween(int from, int to, Initialization others) {
        return new ZeroBetween(others, from, to);
    }

    static Initialization constant(double value) {
        return new Constant(value);
    }

    static Initialization normal(double std) {
        return new Normal(std);
    }

    static Initialization uniform(double bound) {
        return new Uniform(bound);
    }

    /** The start values of a tensor; each is a float, exactly. */
    default double[] values(long seed, String name, int size) {
        long key = Streams.key(seed, Streams.id("init/" + name), 0);
        double[] values = new double[size];
        int piece = 64; // in many short calls the JIT compiles it before the first large tensor is done
        for (int i = 0; i < size; i += piece) {
            fill(values, key, i, Math.min(size, i + piece));
        }
        return values;
    }

    private void fill(double[] values, long key, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = (float) value(Threefry.bits(key, i));
        }
    }

    /** The start value that random bits make of an element. */
    double value(long bits);
}
