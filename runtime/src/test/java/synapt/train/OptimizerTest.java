package synapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import synapt.Initialization;
import synapt.ParameterSpec;
import synapt.ParameterTable;
import synapt.kernel.KernelProvider;
import synapt.kernel.Kernels;

/** Fifty steps of each optimiser against the textbook, one parameter at a time, in double precision. */
class OptimizerTest {

    private static final int SIZE = 32;
    private static final int STEPS = 50;

    /** One step on one parameter; has state of its own. */
    private interface Textbook {
        double step(int t, double w, double g);
    }

    private static Textbook sgd(double lr, double momentum, double decay, boolean nesterov) {
        double[] v = {0};
        return (t, w, g0) -> {
            double g = g0 + decay * w;
            v[0] = t == 1 ? g : momentum * v[0] + g;
            return w - lr * (nesterov ? g + momentum * v[0] : v[0]);
        };
    }

    private static Textbook adam(double lr, double b1, double b2, double eps, double decay, double decoupled) {
        double[] m = {0, 0};
        return (t, w0, g0) -> {
            double w = w0 - lr * decoupled * w0;
            double g = g0 + decay * w;
            m[0] = b1 * m[0] + (1 - b1) * g;
            m[1] = b2 * m[1] + (1 - b2) * g * g;
            double mean = m[0] / (1 - Math.pow(b1, t));
            double square = m[1] / (1 - Math.pow(b2, t));
            return w - lr * mean / (Math.sqrt(square) + eps);
        };
    }

    private static Textbook rmsProp(
            double lr, double alpha, double eps, double decay, double momentum, boolean centered) {
        double[] s = {0, 0, 0};
        return (t, w, g0) -> {
            double g = g0 + decay * w;
            s[0] = alpha * s[0] + (1 - alpha) * g * g;
            s[1] = alpha * s[1] + (1 - alpha) * g;
            double spread = centered ? s[0] - s[1] * s[1] : s[0];
            s[2] = momentum * s[2] + g / (Math.sqrt(spread) + eps);
            return w - lr * s[2];
        };
    }

    private static Textbook adagrad(double lr, double rateDecay, double decay, double initial, double eps) {
        double[] s = {initial};
        return (t, w, g0) -> {
            double g = g0 + decay * w;
            s[0] += g * g;
            return w - lr / (1 + (t - 1) * rateDecay) * g / (Math.sqrt(s[0]) + eps);
        };
    }

    private static Textbook lion(double lr, double b1, double b2, double decay) {
        double[] m = {0};
        return (t, w, g) -> {
            double direction = Math.signum(b1 * m[0] + (1 - b1) * g);
            m[0] = b2 * m[0] + (1 - b2) * g;
            return w - lr * (direction + decay * w);
        };
    }

    private static Arguments of(Optimizer optimizer, Supplier<Textbook> textbook) {
        return Arguments.of(optimizer, textbook);
    }

    static Stream<Arguments> optimizers() {
        return Stream.of(
                of(Sgd.of(0.25), () -> sgd(0.25, 0, 0, false)),
                of(Sgd.of(0.25).momentum(0.5).weightDecay(0.125), () -> sgd(0.25, 0.5, 0.125, false)),
                of(Sgd.of(0.25).momentum(0.5).nesterov(), () -> sgd(0.25, 0.5, 0, true)),
                of(Adam.of(), () -> adam(1e-3, 0.9, 0.999, 1e-8, 0, 0)),
                of(
                        Adam.of(0.25).betas(0.5, 0.75).eps(0.125).weightDecay(0.0625),
                        () -> adam(0.25, 0.5, 0.75, 0.125, 0.0625, 0)),
                of(AdamW.of(), () -> adam(1e-3, 0.9, 0.999, 1e-8, 0, 0.01)),
                of(AdamW.of(0.25).betas(0, 0.75).eps(0.125).weightDecay(0.5), () -> adam(0.25, 0, 0.75, 0.125, 0, 0.5)),
                of(RmsProp.of(), () -> rmsProp(1e-2, 0.99, 1e-8, 0, 0, false)),
                of(
                        RmsProp.of(0.25).alpha(0.75).eps(0.5).weightDecay(0.125).momentum(0.5),
                        () -> rmsProp(0.25, 0.75, 0.5, 0.125, 0.5, false)),
                of(RmsProp.of(0.25).eps(0.5).centered(), () -> rmsProp(0.25, 0.99, 0.5, 0, 0, true)),
                of(RmsProp.of(0.25).eps(0.5).momentum(0.75).centered(), () -> rmsProp(0.25, 0.99, 0.5, 0, 0.75, true)),
                of(Adagrad.of(), () -> adagrad(1e-2, 0, 0, 0, 1e-10)),
                of(
                        Adagrad.of(0.25)
                                .rateDecay(0.5)
                                .weightDecay(0.125)
                                .initial(2)
                                .eps(0.5),
                        () -> adagrad(0.25, 0.5, 0.125, 2, 0.5)),
                of(Lion.of(), () -> lion(1e-4, 0.9, 0.99, 0)),
                of(Lion.of(0.25).betas(0.5, 0.75).weightDecay(0.125), () -> lion(0.25, 0.5, 0.75, 0.125)));
    }

    /** Settings that are no float are rounded, so the twin in doubles is as exact as they are. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void isTheTextbooks(Optimizer optimizer, Supplier<Textbook> textbook) {
        Kernels k = KernelProvider.doubles();
        OptimizerState state = optimizer.newState(k, table());
        double[] weights = gaussians(1);
        MemorySegment w = segment(k, weights);
        List<Textbook> textbooks = Stream.generate(textbook).limit(SIZE).toList();
        for (int t = 1; t <= STEPS; t++) {
            double[] gradient = gaussians(t + 1);
            step(state, optimizer, t, w, segment(k, gradient));
            for (int i = 0; i < SIZE; i++) {
                weights[i] = textbooks.get(i).step(t, weights[i], gradient[i]);
            }
            assertThat(read(k, w)).containsExactly(weights, within(2e-5));
        }
    }

    /** A parameter that has no gradient stays where it is, and stays a number. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void aZeroGradientMovesNothingButByDecay(Optimizer optimizer, Supplier<Textbook> textbook) {
        Kernels k = KernelProvider.kernels();
        OptimizerState state = optimizer.newState(k, table());
        MemorySegment w = segment(k, new double[SIZE]);
        for (int t = 1; t <= 3; t++) {
            step(state, optimizer, t, w, segment(k, new double[SIZE]));
        }
        assertThat(read(k, w)).containsOnly(0);
    }

    /** The momentum that a schedule sets is the one that is used. */
    @Test
    void takesTheMomentumOfTheStep() {
        Kernels k = KernelProvider.doubles();
        for (Optimizer optimizer : List.of(
                Sgd.of(0.25).momentum(0.5),
                Adam.of(),
                Lion.of().betas(0.5, 0.5),
                RmsProp.of().momentum(0.5))) {
            MemorySegment a = segment(k, gaussians(1));
            MemorySegment b = segment(k, gaussians(1));
            OptimizerState one = optimizer.newState(k, table());
            OptimizerState other = optimizer.newState(k, table());
            for (int t = 1; t <= 3; t++) {
                one.begin(t, 0.1, 0.25);
                one.step(a, segment(k, gaussians(t + 1)), 0, SIZE);
                other.begin(t, 0.1, 0.75);
                other.step(b, segment(k, gaussians(t + 1)), 0, SIZE);
            }
            assertThat(read(k, a)).as(optimizer.toString()).isNotEqualTo(read(k, b));
        }
    }

    static Stream<Arguments> refused() {
        Supplier<Optimizer> negative = () -> Adam.of(-1);
        return Stream.of(
                Arguments.of(negative, "a learning rate is finite and at least 0, but it is -1.0"),
                Arguments.of(
                        (Supplier<Optimizer>) () -> Adam.of().betas(1, 0.9),
                        "beta1 is at least 0 and less than 1, but it is 1.0"),
                Arguments.of(
                        (Supplier<Optimizer>) () -> AdamW.of().betas(0.9, -0.1),
                        "beta2 is at least 0 and less than 1, but it is -0.1"),
                Arguments.of(
                        (Supplier<Optimizer>) () -> Adam.of().eps(0),
                        "an eps is finite and above 0, or a parameter whose gradient is 0 would become NaN; but it is 0.0"),
                Arguments.of(
                        (Supplier<Optimizer>) () -> AdamW.of().weightDecay(Double.NaN),
                        "a weight decay is finite and at least 0, but it is NaN"),
                Arguments.of(
                        (Supplier<Optimizer>) () -> RmsProp.of().alpha(1),
                        "alpha is at least 0 and less than 1, but it is 1.0"),
                Arguments.of(
                        (Supplier<Optimizer>) () -> RmsProp.of().momentum(1),
                        "a momentum is at least 0 and less than 1, but it is 1.0"),
                Arguments.of(
                        (Supplier<Optimizer>) () -> Adagrad.of().initial(-1),
                        "what Adagrad's sums start with is finite and at least 0, but it is -1.0"),
                Arguments.of(
                        (Supplier<Optimizer>) () -> Adagrad.of().rateDecay(Double.POSITIVE_INFINITY),
                        "a rate's decay is finite and at least 0, but it is Infinity"),
                Arguments.of(
                        (Supplier<Optimizer>) () -> Lion.of().betas(0.9, 1.5),
                        "beta2 is at least 0 and less than 1, but it is 1.5"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoOptimizer(Supplier<Optimizer> made, String message) {
        assertThatIllegalArgumentException().isThrownBy(made::get).withMessage(message);
    }

    static ParameterTable table() {
        return ParameterTable.of(ParameterSpec.summed("w", Initialization.constant(0), SIZE));
    }

    private static void step(OptimizerState state, Optimizer o, int t, MemorySegment w, MemorySegment gradient) {
        state.begin(t, o.rate(), o.momentum());
        state.step(w, gradient, 16, SIZE);
        state.step(w, gradient, 0, 16);
    }

    private static double[] gaussians(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[SIZE];
        Arrays.setAll(values, i -> (float) random.nextGaussian());
        return values;
    }

    private static MemorySegment segment(Kernels k, double[] values) {
        MemorySegment s = Arena.ofAuto().allocate((long) SIZE * k.elementBytes(), 64);
        k.write(values, s, 0, SIZE);
        return s;
    }

    private static double[] read(Kernels k, MemorySegment s) {
        double[] values = new double[SIZE];
        k.read(s, 0, values, SIZE);
        return values;
    }
}
