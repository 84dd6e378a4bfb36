package synapt.train;

/** How a number goes from one value to another. */
public enum Anneal {

    /** Along half a cosine: slow at both ends. */
    COSINE {
        @Override
        double between(double from, double to, double part) {
            // StrictMath: Math.cos has other bits on other machines.
            return to + (from - to) * (1 + StrictMath.cos(Math.PI * part)) / 2;
        }
    },

    /** Along a straight line. */
    LINEAR {
        @Override
        double between(double from, double to, double part) {
            return from + (to - from) * part;
        }
    };

    /**
     * The value at some part of the way.
     *
     * @param part 0 at {@code from}, 1 at {@code to}
     */
    abstract double between(double from, double to, double part);
}
