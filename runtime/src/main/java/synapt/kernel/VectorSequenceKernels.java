package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Sequences on vectors; what looks up or copies is left to the scalar kernels. */
interface VectorSequenceKernels extends ScalarSequenceKernels {

    @Override
    default void addTable(int n, MemorySegment x, MemorySegment table, MemorySegment y, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < n; c++) {
                float value = Cells.get(table, c);
                long cell = ((long) block * n + c) * CELL;
                for (long i = cell; i < cell + CELL; i += BYTES) {
                    FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).add(value).intoMemorySegment(y, i, ORDER);
                }
            }
        }
    }

    @Override
    default void meanPositions(int positions, int features, MemorySegment x, MemorySegment y, int blocks) {
        long row = features * CELL;
        for (int block = 0; block < blocks; block++) {
            for (long i = 0; i < row; i += BYTES) {
                FloatVector sum = FloatVector.zero(FLOAT);
                long from = (long) block * positions * row + i;
                for (int p = 0; p < positions; p++) {
                    sum = sum.add(FloatVector.fromMemorySegment(FLOAT, x, from + p * row, ORDER));
                }
                sum.div(positions).intoMemorySegment(y, block * row + i, ORDER);
            }
        }
    }
}
