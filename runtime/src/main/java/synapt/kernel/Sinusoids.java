package synapt.kernel;

/** Sines and cosines that tell positions apart (Vaswani et al., <i>Attention is all you need</i>, 2017, section 3.5). */
public final class Sinusoids {

    private Sinusoids() {}

    /**
     * What is added to the features of each position, [length][features]: feature 2i of a position is {@code sin(position /
     * 10000^(2i / features))}, feature 2i + 1 the cosine of the same.
     */
    public static double[] table(int length, int features) {
        double[] table = new double[Math.multiplyExact(length, features)];
        for (int f = 0; f < features; f++) {
            // StrictMath: the same bits on every machine.
            double wavelength = StrictMath.pow(10_000, (double) (f - f % 2) / features);
            for (int p = 0; p < length; p++) {
                double angle = p / wavelength;
                table[p * features + f] = f % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle);
            }
        }
        return table;
    }
}
