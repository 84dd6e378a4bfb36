package synapt.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * What a transpose of 4 x 4 numbers is made of. {@code low(a, b)} is {@code a.rearrange(LOW).blend(b.rearrange(LOW), ODD)}, that is
 * a0, b0, a1, b1, and {@code high(a, b)} likewise a2, b2, a3, b3. With a to d the rows, {@code e = low(a, c)}, {@code f = high(a, c)},
 * {@code g = low(b, d)}, {@code h = high(b, d)}, the columns are {@code low(e, g)}, {@code high(e, g)}, {@code low(f, h)} and
 * {@code high(f, h)}. Four lanes exist on all hardware, so one way serves all widths.
 *
 * <p>The numbers travel as four bytes each: a second species of {@link jdk.incubator.vector.FloatVector} would make the type
 * profiles of its methods, which all kernels share, polymorphic, and the JIT would allocate vectors in them.
 */
final class VectorTranspose {

    static final VectorSpecies<Byte> FOUR = ByteVector.SPECIES_128;
    static final VectorShuffle<Byte> LOW = VectorShuffle.fromOp(FOUR, i -> 4 * (i / 8) + i % 4);
    static final VectorShuffle<Byte> HIGH = VectorShuffle.fromOp(FOUR, i -> 8 + 4 * (i / 8) + i % 4);
    static final VectorMask<Byte> ODD = VectorMask.fromLong(FOUR, 0xf0f0);

    private VectorTranspose() {}
}
