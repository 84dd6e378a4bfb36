package synapt.kernel;

/**
 * By how much {@link AttentionKernels#rotate} turns each pair of features at each position: {@code position / 10000^(2 pair / width)}
 * radians (Su et al., <i>RoFormer</i>, 2021, section 3.2.2).
 */
public final class Rotation {

    private final int pairs;
    private final double[] cos;
    private final double[] sin;

    private Rotation(int positions, int pairs) {
        this.pairs = pairs;
        this.cos = new double[positions * pairs];
        this.sin = new double[positions * pairs];
    }

    /** The turns for the heads of an attention, whose width must be even. */
    public static Rotation of(Attention a) {
        Rotation r = new Rotation(a.positions(), a.width() / 2);
        for (int p = 0; p < a.positions(); p++) {
            for (int pair = 0; pair < r.pairs; pair++) {
                // StrictMath: the same bits on every machine.
                double angle = p / StrictMath.pow(10_000, 2.0 * pair / a.width());
                r.cos[p * r.pairs + pair] = StrictMath.cos(angle);
                r.sin[p * r.pairs + pair] = StrictMath.sin(angle);
            }
        }
        return r;
    }

    double cos(int position, int pair) {
        return cos[position * pairs + pair];
    }

    double sin(int position, int pair) {
        return sin[position * pairs + pair];
    }
}
