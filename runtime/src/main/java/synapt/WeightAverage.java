package synapt;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import synapt.ParameterSpec.Group;
import synapt.kernel.Kernels;

/** A running average of the learnt tensors, from the first step's on. */
final class WeightAverage {

    private final Parameters tensors;
    private final Kernels k;
    private final double kept;
    private final MemorySegment average;
    private boolean hasBegun;
    private float share;

    /** @param kept the share of the average that is kept in a step; 0 where none is made */
    WeightAverage(Parameters tensors, double kept) {
        this.tensors = tensors;
        this.k = tensors.backend().kernels();
        this.kept = kept;
        this.average = Parameters.allocate(k, elements(tensors.table(), kept));
    }

    /** Elements of an average. */
    static long elements(ParameterTable table, double kept) {
        return kept > 0 ? table.learntElements() : 0;
    }

    boolean isKept() {
        return kept > 0;
    }

    boolean hasBegun() {
        return hasBegun;
    }

    /** Laid out as the learnt tensors are. */
    MemorySegment numbers() {
        return average;
    }

    /** Goes on with the numbers that were written. */
    void resume(boolean afterFirstStep) {
        hasBegun = afterFirstStep;
    }

    void begin() {
        share = hasBegun ? (float) (1 - kept) : 1;
        hasBegun = true;
    }

    void follow(long from, long to) {
        if (kept > 0) {
            k.average(average, tensors.learnt(), from, to, share);
        }
    }

    /** Writes the average, and running statistics as they are now, to a network of the same tensors. */
    void copyTo(Parameters target) {
        require(target);
        if (!hasBegun) {
            throw new IllegalStateException("there is no average yet: it begins with the first step");
        }
        List<double[]> values = tensors.table().specs().stream()
                .map(s -> s.group() == Group.STATE ? tensors.getDoubles(s.name()) : read(s))
                .toList();
        target.replace(
                () -> { // at once, so that nobody sees a mix
                    for (int i = 0; i < values.size(); i++) {
                        ParameterSpec spec = tensors.table().specs().get(i);
                        target.backend().kernels().write(values.get(i), target.tensor(spec.name()), 0, spec.size());
                    }
                });
    }

    /** Goes on from an average that was saved. */
    void set(Parameters source) {
        require(source);
        for (ParameterSpec spec : tensors.table().specs()) {
            if (spec.group() != Group.STATE) {
                double[] values = source.getDoubles(spec.name());
                k.write(values, average, tensors.table().offset(spec.name()), values.length);
            }
        }
        hasBegun = true;
    }

    private double[] read(ParameterSpec spec) {
        double[] values = new double[spec.size()];
        k.read(average, tensors.table().offset(spec.name()), values, values.length);
        return values;
    }

    private void require(Parameters other) {
        if (kept == 0) {
            throw new IllegalStateException(
                    "this run keeps no average of the weights; ask for one by averaged(0.999) on its optimiser");
        }
        if (!names(other).equals(names(tensors))) {
            throw new IllegalArgumentException("the average has the tensors %s, but the other network has %s"
                    .formatted(names(tensors), names(other)));
        }
    }

    private static String names(Parameters of) {
        return Arrays.toString(of.table().specs().toArray());
    }
}
