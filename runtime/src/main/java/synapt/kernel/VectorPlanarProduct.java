package synapt.kernel;

import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.LENGTH;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * The product of one example in planes. A register tile is some outputs times some rows, a vector of columns wide. The last
 * columns of a row are computed as the end of a whole vector: some of them twice, to the same bits.
 */
final class VectorPlanarProduct {

    private VectorPlanarProduct() {}

    /** Whether a vector's columns lie side by side, in the input and in the result. */
    static boolean serves(Product p) {
        return p.cols() >= LENGTH && p.xCol() == 1 && p.yCol() == 1 && p.slice() == p.rows();
    }

    static void product(
            Product p, float[] weights, @Nullable MemorySegment bias, boolean relu, MemorySegment x, MemorySegment y) {
        int[] taps = p.taps();
        for (int group = 0; group < p.groups(); group++) {
            for (int first = 0, tile; first < p.outputs(); first += tile) {
                tile = WeightPacking.tile(p.outputs() - first);
                int output = group * p.outputs() + first;
                rows(p, tile, taps, weights, output, bias, x, 4L * group * p.xGroup(), y);
            }
        }
        if (relu) {
            relu(y, p.yCells());
        }
    }

    private static void rows(
            Product p,
            int tile,
            int[] taps,
            float[] weights,
            int output,
            @Nullable MemorySegment bias,
            MemorySegment x,
            long xAt,
            MemorySegment y) {
        int tiles = VectorProductKernels.tilesFor(p.rows(), VectorProductKernels.mostColumns(tile));
        for (int i = 0; i < tiles; i++) {
            int row = VectorProductKernels.start(i, tiles, p.rows());
            int height = VectorProductKernels.start(i + 1, tiles, p.rows()) - row;
            for (int c = 0; c < p.cols(); c += LENGTH) {
                int col = Math.min(c, p.cols() - LENGTH);
                ProductTiles.product(
                        tile,
                        height,
                        taps,
                        Float.BYTES,
                        weights,
                        output * taps.length,
                        bias,
                        4L * output,
                        x,
                        xAt + 4L * (p.rowStart(row) + col),
                        4L * p.xRow(),
                        y,
                        4L * ((long) output * p.yOut() + (long) row * p.yRow() + col),
                        4L * p.yOut(),
                        4L * p.yRow());
            }
        }
    }

    /** max(y, +0), NaN stays NaN. */
    private static void relu(MemorySegment y, int numbers) {
        for (int i = 0; i < numbers; i += LENGTH) {
            long at = 4L * Math.min(i, numbers - LENGTH);
            FloatVector v = FloatVector.fromMemorySegment(FLOAT, y, at, ORDER);
            v.blend(0f, v.compare(VectorOperators.LE, 0f)).intoMemorySegment(y, at, ORDER);
        }
    }
}
