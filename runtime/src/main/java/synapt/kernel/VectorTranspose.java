package synapt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The steps of a transpose of 4 x 4 numbers: with a to d the rows, {@code e = low(a, c)}, {@code f = high(a, c)},
 * {@code g = low(b, d)}, {@code h = high(b, d)}, the columns are {@code low(e, g)}, {@code high(e, g)}, {@code low(f, h)} and
 * {@code high(f, h)}. Four lanes exist on all hardware, so one way serves all widths.
 */
final class VectorTranspose {

    static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

    private static final VectorShuffle<Float> LOW = VectorShuffle.fromValues(FOUR, 0, 0, 1, 1);
    private static final VectorShuffle<Float> HIGH = VectorShuffle.fromValues(FOUR, 2, 2, 3, 3);
    private static final VectorMask<Float> ODD = VectorMask.fromLong(FOUR, 0b1010);

    private VectorTranspose() {}

    /** a0, b0, a1, b1. */
    static FloatVector low(FloatVector a, FloatVector b) {
        return a.rearrange(LOW).blend(b.rearrange(LOW), ODD);
    }

    /** a2, b2, a3, b3. */
    static FloatVector high(FloatVector a, FloatVector b) {
        return a.rearrange(HIGH).blend(b.rearrange(HIGH), ODD);
    }
}
