package synapt.processor.gradient;

import java.util.function.DoubleUnaryOperator;

/**
 * The derivative of a function at 0 by central differences at h, h / 2 and h / 4, extrapolated to h = 0 (Richardson), which
 * leaves an error of the order h^6 and rounding of the order ulp(f) / h.
 *
 * @param value    the derivative
 * @param rounding what rounding alone may have done to it
 */
record Slope(double value, double rounding) {

    private static final double ROUNDINGS = 64;

    static Slope of(DoubleUnaryOperator f, double h) {
        double d1 = central(f, h);
        double d2 = central(f, h / 2);
        double d4 = central(f, h / 4);
        double e1 = (4 * d2 - d1) / 3;
        double e2 = (4 * d4 - d2) / 3;
        return new Slope((16 * e2 - e1) / 15, ROUNDINGS * Math.ulp(1.0) * Math.abs(f.applyAsDouble(0)) / h);
    }

    private static double central(DoubleUnaryOperator f, double h) {
        return (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
    }
}
