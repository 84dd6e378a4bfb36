package synapt.kernel;

import static synapt.kernel.VectorSpec.BYTES;
import static synapt.kernel.VectorSpec.CELL;
import static synapt.kernel.VectorSpec.FLOAT;
import static synapt.kernel.VectorSpec.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** Normalisation over elements of one example, on vectors of examples. For one example alone it is left to the scalar kernels. */
interface VectorGroupNormKernels extends ScalarGroupNormKernels {

    @Override
    default void groupNorm(
            NormGroups g,
            float eps,
            @Nullable MemorySegment weight,
            @Nullable MemorySegment bias,
            MemorySegment x,
            MemorySegment y,
            MemorySegment statistics,
            int blocks) {
        for (int group = 0; group < blocks * g.groups(); group++) {
            int first = group % g.groups() * g.size();
            for (long lane = 0; lane < CELL; lane += BYTES) {
                long at = group * g.size() * CELL + lane;
                long s = 2 * group * CELL + lane;
                statistics(g, eps, x, at, statistics, s, room(g, blocks) + lane);
                FloatVector mean = FloatVector.fromMemorySegment(FLOAT, statistics, s, ORDER);
                FloatVector inverse = FloatVector.fromMemorySegment(FLOAT, statistics, s + CELL, ORDER);
                for (int j = 0; j < g.size(); j += g.repeat()) {
                    int w = (first + j) / g.repeat() % g.weights();
                    long from = at + j * CELL;
                    long to = from + g.repeat() * CELL;
                    if (weight == null) {
                        for (long i = from; i < to; i += CELL) {
                            FloatVector.fromMemorySegment(FLOAT, x, i, ORDER)
                                    .sub(mean)
                                    .mul(inverse)
                                    .intoMemorySegment(y, i, ORDER);
                        }
                    } else {
                        FloatVector scale = FloatVector.broadcast(FLOAT, Cells.get(weight, w));
                        FloatVector shift = FloatVector.broadcast(FLOAT, bias == null ? 0f : Cells.get(bias, w));
                        for (long i = from; i < to; i += CELL) {
                            FloatVector.fromMemorySegment(FLOAT, x, i, ORDER)
                                    .sub(mean)
                                    .mul(inverse)
                                    .fma(scale, shift)
                                    .intoMemorySegment(y, i, ORDER);
                        }
                    }
                }
            }
        }
    }

    /** Mean and inverse deviation of a group, for as many lanes as a vector has. */
    private static void statistics(
            NormGroups g, float eps, MemorySegment x, long at, MemorySegment statistics, long s, long room) {
        FloatVector mean = FloatVector.zero(FLOAT);
        if (g.centred()) {
            VectorGroupSums.plain(g.size(), x, at, statistics, room);
            mean = FloatVector.fromMemorySegment(FLOAT, statistics, room, ORDER).div(g.size());
        }
        mean.intoMemorySegment(statistics, s, ORDER);
        VectorGroupSums.squares(g.size(), x, statistics, s, at, statistics, room);
        FloatVector variance =
                FloatVector.fromMemorySegment(FLOAT, statistics, room, ORDER).div(g.size());
        FloatVector.broadcast(FLOAT, 1f).div(variance.add(eps).sqrt()).intoMemorySegment(statistics, s + CELL, ORDER);
    }

    @Override
    default void groupNormSums(
            NormGroups g,
            MemorySegment statistics,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment weightSums,
            @Nullable MemorySegment biasSums,
            long stride,
            int blocks) {
        boolean ofFeatures = g.repeat() == 1 && g.size() == g.weights();
        int tiled = ofFeatures ? g.weights() / VectorFeatureSums.TILE * VectorFeatureSums.TILE : 0;
        for (int block = 0; block < blocks; block++) {
            for (int w = 0; w < tiled; w += VectorFeatureSums.TILE) {
                VectorFeatureSums.sum(
                        g, w, block, statistics, room(g, blocks), x, dy, weightSums, biasSums, block * stride + w);
            }
            for (int w = tiled; w < g.weights(); w++) {
                Cells.set(weightSums, block * stride + w, VectorWeightSums.products(g, w, block, statistics, x, dy));
                if (biasSums != null) {
                    Cells.set(biasSums, block * stride + w, VectorWeightSums.plain(g, w, block, dy));
                }
            }
        }
    }

    @Override
    default void groupNormGradient(
            NormGroups g,
            MemorySegment statistics,
            @Nullable MemorySegment weight,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment dx,
            int blocks) {
        for (int group = 0; group < blocks * g.groups(); group++) {
            MemorySegment d = dy;
            if (weight != null) {
                d = dx;
                weigh(g, group, weight, dy, dx);
            }
            for (long lane = 0; lane < CELL; lane += BYTES) {
                long at = group * g.size() * CELL + lane;
                long s = 2 * group * CELL + lane;
                long room = room(g, blocks) + lane;
                VectorGroupSums.products(g.size(), d, x, statistics, s, at, statistics, room);
                FloatVector shift = FloatVector.zero(FLOAT);
                if (g.centred()) {
                    VectorGroupSums.plain(g.size(), d, at, statistics, room + 4 * CELL);
                    shift = FloatVector.fromMemorySegment(FLOAT, statistics, room + 4 * CELL, ORDER)
                            .div(g.size());
                }
                FloatVector slope = FloatVector.fromMemorySegment(FLOAT, statistics, room, ORDER)
                        .div(g.size());
                FloatVector mean = FloatVector.fromMemorySegment(FLOAT, statistics, s, ORDER);
                FloatVector inverse = FloatVector.fromMemorySegment(FLOAT, statistics, s + CELL, ORDER);
                for (long i = at; i < at + g.size() * CELL; i += CELL) {
                    FloatVector xhat = FloatVector.fromMemorySegment(FLOAT, x, i, ORDER)
                            .sub(mean)
                            .mul(inverse);
                    xhat.neg()
                            .fma(
                                    slope,
                                    FloatVector.fromMemorySegment(FLOAT, d, i, ORDER)
                                            .sub(shift))
                            .mul(inverse)
                            .intoMemorySegment(dx, i, ORDER);
                }
            }
        }
    }

    /** The byte behind mean and inverse of all groups. */
    private static long room(NormGroups g, int blocks) {
        return 2 * CELL * g.groups() * blocks;
    }

    /** Multiplies the gradients of a group's results by their weights. */
    private static void weigh(NormGroups g, int group, MemorySegment weight, MemorySegment dy, MemorySegment dx) {
        int first = group % g.groups() * g.size();
        long at = group * g.size() * CELL;
        for (int j = 0; j < g.size(); j += g.repeat()) {
            FloatVector w = FloatVector.broadcast(FLOAT, Cells.get(weight, (first + j) / g.repeat() % g.weights()));
            for (long i = at + j * CELL; i < at + (j + g.repeat()) * CELL; i += BYTES) {
                FloatVector.fromMemorySegment(FLOAT, dy, i, ORDER).mul(w).intoMemorySegment(dx, i, ORDER);
            }
        }
    }

    /** A vector's elements lie as the partial sums want them: one lane each. */
    @Override
    default void singleGroupNorm(
            NormGroups g,
            int positions,
            float eps,
            @Nullable MemorySegment weight,
            @Nullable MemorySegment bias,
            MemorySegment x,
            MemorySegment y,
            MemorySegment scratch) {
        if (positions > 1 || g.groups() > 1) {
            ScalarGroupNormKernels.super.singleGroupNorm(g, positions, eps, weight, bias, x, y, scratch);
            return;
        }
        float mean = g.centred() ? VectorRowSums.plain(g.size(), x) / g.size() : 0f;
        float inverse = 1f / (float) Math.sqrt(VectorRowSums.squares(g.size(), x, mean) / g.size() + eps);
        for (long i = 0; i < 4L * g.size(); i += BYTES) {
            FloatVector xhat =
                    FloatVector.fromMemorySegment(FLOAT, x, i, ORDER).sub(mean).mul(inverse);
            if (weight != null) {
                FloatVector shift =
                        bias == null ? FloatVector.zero(FLOAT) : FloatVector.fromMemorySegment(FLOAT, bias, i, ORDER);
                xhat = xhat.fma(FloatVector.fromMemorySegment(FLOAT, weight, i, ORDER), shift);
            }
            xhat.intoMemorySegment(y, i, ORDER);
        }
    }
}
