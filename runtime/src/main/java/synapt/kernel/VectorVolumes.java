package synapt.kernel;

import static synapt.kernel.Kernels.LANES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** The weights' gradient of products whose input rows lie in slices apart; all others have the tiles. */
final class VectorVolumes {

    /** Outputs whose chains run beside each other. */
    private static final int TILE = 4;

    private VectorVolumes() {}

    static void weightGradient(
            Product p, MemorySegment dy, MemorySegment x, MemorySegment out, long stride, int blocks) {
        int[] taps = p.taps();
        for (int block = 0; block < blocks; block++) {
            for (int group = 0; group < p.groups(); group++) {
                long xAt = (long) block * p.xCells() + (long) group * p.xGroup();
                for (int first = 0; first < p.outputs(); first += TILE) {
                    int output = group * p.outputs() + first;
                    int last = Math.min(TILE, p.outputs() - first) - 1;
                    long dyAt = (long) block * p.yCells() + (long) output * p.yOut();
                    for (int t = 0; t < taps.length; t++) {
                        long to = block * stride + (long) output * taps.length + t;
                        if (LENGTH == LANES) {
                            four(p, dy, dyAt, x, xAt + taps[t], last, out, to, taps.length);
                        } else {
                            for (int o = 0; o <= last; o++) {
                                long at = dyAt + (long) o * p.yOut();
                                Cells.set(out, to + (long) o * taps.length, one(p, dy, at, x, xAt + taps[t]));
                            }
                        }
                    }
                }
            }
        }
    }

    /** Up to four outputs where a vector is a cell: places past the last repeat it. */
    private static void four(
            Product p,
            MemorySegment dy,
            long dyAt,
            MemorySegment x,
            long xAt,
            int last,
            MemorySegment out,
            long to,
            int row) {
        long d1 = (long) Math.min(1, last) * p.yOut() * LANES;
        long d2 = (long) Math.min(2, last) * p.yOut() * LANES;
        long d3 = (long) last * p.yOut() * LANES;
        FloatVector sum0 = FloatVector.zero(FLOAT);
        FloatVector sum1 = FloatVector.zero(FLOAT);
        FloatVector sum2 = FloatVector.zero(FLOAT);
        FloatVector sum3 = FloatVector.zero(FLOAT);
        for (int r = 0; r < p.rows(); r++) {
            long d = (dyAt + (long) r * p.yRow()) * LANES;
            long v = (xAt + p.rowStart(r)) * LANES;
            for (int col = 0; col < p.cols(); col++) {
                FloatVector value = FloatVector.fromMemorySegment(FLOAT, x, v << 2, ORDER);
                sum0 = FloatVector.fromMemorySegment(FLOAT, dy, d << 2, ORDER).fma(value, sum0);
                sum1 = FloatVector.fromMemorySegment(FLOAT, dy, (d + d1) << 2, ORDER)
                        .fma(value, sum1);
                sum2 = FloatVector.fromMemorySegment(FLOAT, dy, (d + d2) << 2, ORDER)
                        .fma(value, sum2);
                sum3 = FloatVector.fromMemorySegment(FLOAT, dy, (d + d3) << 2, ORDER)
                        .fma(value, sum3);
                d += (long) p.yCol() * LANES;
                v += (long) p.xCol() * LANES;
            }
        }
        Cells.set(out, to, VectorLanes.tree(sum0));
        Cells.set(out, to + (long) Math.min(1, last) * row, VectorLanes.tree(sum1));
        Cells.set(out, to + (long) Math.min(2, last) * row, VectorLanes.tree(sum2));
        Cells.set(out, to + (long) last * row, VectorLanes.tree(sum3));
    }

    /** One output where a cell is two vectors or four; written out like {@link VectorSums}, which says why. */
    private static float one(Product p, MemorySegment dy, long dyAt, MemorySegment x, long xAt) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s4 = s0;
        FloatVector s8 = s0;
        FloatVector s12 = s0;
        for (int r = 0; r < p.rows(); r++) {
            long d = (dyAt + (long) r * p.yRow()) * CELL;
            long v = (xAt + p.rowStart(r)) * CELL;
            for (int col = 0; col < p.cols(); col++) {
                s0 = FloatVector.fromMemorySegment(FLOAT, dy, d, ORDER)
                        .fma(FloatVector.fromMemorySegment(FLOAT, x, v, ORDER), s0);
                s8 = FloatVector.fromMemorySegment(FLOAT, dy, d + 32, ORDER)
                        .fma(FloatVector.fromMemorySegment(FLOAT, x, v + 32, ORDER), s8);
                if (LENGTH < 8) {
                    s4 = FloatVector.fromMemorySegment(FLOAT, dy, d + 16, ORDER)
                            .fma(FloatVector.fromMemorySegment(FLOAT, x, v + 16, ORDER), s4);
                    s12 = FloatVector.fromMemorySegment(FLOAT, dy, d + 48, ORDER)
                            .fma(FloatVector.fromMemorySegment(FLOAT, x, v + 48, ORDER), s12);
                }
                d += p.yCol() * CELL;
                v += p.xCol() * CELL;
            }
        }
        FloatVector sum = s0;
        if (LENGTH == 8) {
            sum = sum.add(s8);
        } else if (LENGTH == 4) {
            sum = sum.add(s8).add(s4.add(s12));
        }
        return VectorLanes.tree(sum);
    }
}
