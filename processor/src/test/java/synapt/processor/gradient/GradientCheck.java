package synapt.processor.gradient;

import static org.assertj.core.api.Assertions.fail;

import java.util.function.DoubleUnaryOperator;
import synapt.Backend;
import synapt.Loss;
import synapt.ParameterSpec;
import synapt.Parameters;
import synapt.TrainingRun;
import synapt.kernel.KernelProvider;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.LiveNetworks;
import synapt.train.Sgd;

/**
 * Compares all gradients of one network with differences of its loss: for each tensor along random directions, in which all of
 * its elements take part, and along some single elements. No update happens in between, so that the step's masks stay.
 */
final class GradientCheck<N, Y> {

    /** Relative, for what is computed in double precision. */
    static final double TOLERANCE = 1e-8;

    /** Relative, for the input's gradient, which comes out as floats. */
    static final double FLOAT_TOLERANCE = 1.2e-7;

    /** Where a ReLU or a maximum tips over within a step, a smaller step is tried; a wrong gradient is wrong for all of them. */
    private static final double[] STEPS = {0x1p-7, 0x1p-10, 0x1p-14, 0x1p-18};

    private static final int DIRECTIONS = 2;
    private static final int ELEMENTS = 4;

    private final Subject subject;
    private final Draw draw;
    private final Parameters parameters;
    private final TrainingRun<N, Y, ?> run;
    private final Y targets;
    private final float[] input;
    private final int[] tokens;
    private final Tally tally;

    private GradientCheck(Subject subject, Draw draw, LiveNetwork<N, Y> net, Y targets, Tally tally) {
        this.subject = subject;
        this.draw = draw;
        this.parameters = net.parameters();
        this.run = net.training(Sgd.of(0.01), subject.examples());
        this.targets = targets;
        int inputs = subject.examples() * run.inputFeatures();
        this.input = draw.floats(inputs);
        this.tokens = subject.source().tokens() > 0 ? tokens(subject, draw, run.inputFeatures()) : new int[0];
        this.tally = tally;
    }

    /** Token ids; of a padded input, sequences of all lengths, filled up with token 0. */
    private static int[] tokens(Subject subject, Draw draw, int length) {
        int[] ids = draw.classes(subject.examples() * length, subject.source().tokens());
        for (int e = 0; subject.source().padded() && e < subject.examples(); e++) {
            int end = draw.between(1, length);
            for (int p = 0; p < length; p++) {
                ids[e * length + p] = p < end ? Math.max(1, ids[e * length + p]) : 0;
            }
        }
        return ids;
    }

    static void run(Subject subject, LiveNetworks networks, Tally tally) {
        Draw draw = new Draw(subject.source().name());
        Backend backend = Backend.of(KernelProvider.doubles(), 1);
        int n = subject.examples();
        String name = subject.source().name();
        switch (subject.source().loss()) {
            case CROSS_ENTROPY, NLL ->
                run(
                        subject,
                        draw,
                        networks.create(name, backend),
                        draw.classes(n * subject.positions(), subject.outputs() / subject.positions()),
                        tally);
            case MSE, L1, HUBER, SMOOTH_L1 ->
                run(subject, draw, networks.create(name, backend), draw.floats(n * subject.outputs()), tally);
            case SOFT_CROSS_ENTROPY, BCE_WITH_LOGITS, KL_DIV ->
                run(subject, draw, networks.create(name, backend), draw.shares(n * subject.outputs()), tally);
            case NONE -> throw new IllegalArgumentException("there is nothing to differentiate");
        }
    }

    private static <N, Y> void run(Subject subject, Draw draw, LiveNetwork<N, Y> net, Y targets, Tally tally) {
        new GradientCheck<>(subject, draw, net, targets, tally).run();
    }

    private void run() {
        for (ParameterSpec spec : parameters.table().specs()) {
            if (spec.group() != ParameterSpec.Group.STATE) {
                int fanIn = Math.max(1, spec.size() / spec.shape()[0]);
                parameters.setDoubles(spec.name(), draw.gaussians(spec.size(), 1 / Math.sqrt(fanIn)));
            }
        }
        run.backward(loss(input));
        float[] inputGradient = readsTokens() ? new float[0] : run.inputGradient();
        for (ParameterSpec spec : parameters.table().specs()) {
            if (spec.group() != ParameterSpec.Group.STATE) {
                checkParameter(spec, run.gradientOf(spec.name()));
            }
        }
        if (!readsTokens()) {
            checkInput(inputGradient);
        }
    }

    private boolean readsTokens() {
        return tokens.length > 0;
    }

    private Loss<N> loss(float[] x) {
        return run.loss(readsTokens() ? run.forwardTrain(tokens) : run.forwardTrain(x), targets);
    }

    private void checkParameter(ParameterSpec spec, double[] gradient) {
        double[] start = parameters.getDoubles(spec.name());
        for (double[] direction : directions(gradient.length)) {
            compare(spec.name(), gradient, direction, TOLERANCE, t -> {
                parameters.setDoubles(spec.name(), moved(start, direction, t));
                return loss(input).doubleValue();
            });
        }
        parameters.setDoubles(spec.name(), start);
    }

    private void checkInput(float[] gradient) {
        double[] start = doubles(input);
        for (double[] direction : directions(gradient.length)) {
            compare(
                    "input",
                    doubles(gradient),
                    direction,
                    FLOAT_TOLERANCE,
                    t -> loss(floats(moved(start, direction, t))).doubleValue());
        }
    }

    private double[][] directions(int n) {
        int elements = Math.min(ELEMENTS, n);
        double[][] directions = new double[DIRECTIONS + elements][];
        for (int i = 0; i < DIRECTIONS; i++) {
            directions[i] = draw.signs(n);
        }
        for (int i = 0; i < elements; i++) {
            directions[DIRECTIONS + i] = new double[n];
            directions[DIRECTIONS + i][draw.between(0, n - 1)] = 1;
        }
        return directions;
    }

    private void compare(String what, double[] gradient, double[] direction, double relative, DoubleUnaryOperator f) {
        double got = 0;
        double size = 0;
        for (int i = 0; i < gradient.length; i++) {
            got += gradient[i] * direction[i];
            size += Math.abs(gradient[i] * direction[i]);
        }
        StringBuilder tried = new StringBuilder();
        for (double h : STEPS) {
            Slope slope = Slope.of(f, h);
            double error = Math.abs(got - slope.value());
            if (error <= relative * Math.max(size, Math.abs(slope.value())) + slope.rounding()) { // never for NaN
                tally.add(h, error, size, what.equals("input"));
                return;
            }
            tried.append("%n  step %.1e: %.12g (rounding %.1e)".formatted(h, slope.value(), slope.rounding()));
        }
        fail(
                "gradient of %s in a batch of %d, %s: %.12g, but differences of the loss say%s%n%s",
                what,
                subject.examples(),
                describe(direction),
                got,
                tried,
                subject.source().nodes());
    }

    private static String describe(double[] direction) {
        int nonZero = -1;
        for (int i = 0; i < direction.length; i++) {
            if (direction[i] != 0) {
                if (nonZero >= 0) {
                    return "along a direction";
                }
                nonZero = i;
            }
        }
        return "element " + nonZero + " of " + direction.length;
    }

    private static double[] moved(double[] start, double[] direction, double t) {
        double[] moved = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            moved[i] = start[i] + t * direction[i];
        }
        return moved;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
