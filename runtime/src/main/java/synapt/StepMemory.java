package synapt;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import synapt.kernel.Kernels;
import synapt.kernel.LossKernels;

/** What a training run keeps of a step beyond its tasks: the gradient, each block's part of it, and each block's loss. */
final class StepMemory {

    /** Elements that one thread sums or steps on at a time. */
    static final int CHUNK = 1 << 13;

    private final Kernels k;
    private final ParameterTable table;
    private final BatchLayout batch;
    private boolean joinsBlocks;
    private final MemorySegment gradient;
    private final MemorySegment sums;
    private final MemorySegment[] sumChunks;
    private final MemorySegment[] gradientChunks;
    private final BatchBuffer[] results;
    private final double[][] resultValues;
    private final double[] partResults;

    /** @param outputs how many outputs have a loss */
    StepMemory(Kernels k, ParameterTable table, BatchLayout batch, int outputs) {
        this.k = k;
        this.table = table;
        this.batch = batch;
        int partBlocks = batch.partBlocks();
        this.gradient = Parameters.allocate(k, table.learntElements());
        this.sums = Parameters.allocate(k, sumElements(table, batch));
        this.results = new BatchBuffer[outputs];
        Arrays.setAll(results, any -> blockBuffer(LossKernels.RESULTS));
        this.resultValues = new double[outputs][LossKernels.RESULTS * batch.blocks()];
        this.partResults = new double[LossKernels.RESULTS * partBlocks];
        int chunks = chunks(table.summedElements());
        this.sumChunks = new MemorySegment[chunks];
        this.gradientChunks = new MemorySegment[chunks];
        for (int c = 0; c < chunks; c++) {
            long from = (long) c * CHUNK;
            long n = chunkSize(c, table.summedElements());
            sumChunks[c] = Parameters.slice(k, sums, from, table.summedElements() * (partBlocks - 1) + n);
            gradientChunks[c] = Parameters.slice(k, gradient, from, n);
        }
    }

    /** Elements of the blocks' parts of the gradient. */
    static long sumElements(ParameterTable table, BatchLayout batch) {
        // A vector whose last lanes are masked is checked as if it were stored whole; what is at the end of memory
        // takes long.
        return table.summedElements() * batch.partBlocks() + Kernels.LANES;
    }

    /** Elements of the panels of one example. */
    static long panelElements(int features, int width) {
        return (features + width - 1L) / width * width;
    }

    static int chunks(long elements) {
        return Math.toIntExact((elements + CHUNK - 1) / CHUNK);
    }

    static long chunkSize(int chunk, long elements) {
        return Math.min(CHUNK, elements - (long) chunk * CHUNK);
    }

    // ---- the gradient ----

    /** All of it, laid out as the learnt tensors are. */
    MemorySegment gradient() {
        return gradient;
    }

    /** That of one tensor. */
    MemorySegment gradient(String name) {
        return Parameters.slice(
                k, gradient, table.offset(name), table.spec(name).size());
    }

    /** Each block's part of one tensor's. */
    BatchBuffer sums(String name) {
        return new BatchBuffer(
                k,
                sums,
                Kernels.LANES,
                table.summedElements(),
                table.offset(name),
                table.spec(name).size(),
                batch.blocksPerTask());
    }

    /** Elements from one block's part to the next's. */
    long sumsStride() {
        return table.summedElements();
    }

    /** Clears what {@link #sumChunk} adds to. */
    void clearSummed() {
        for (MemorySegment chunk : gradientChunks) {
            chunk.fill((byte) 0);
        }
    }

    int sumChunks() {
        return sumChunks.length;
    }

    /** Sums a chunk of the blocks' parts. */
    void sumChunk(int chunk, int examples) {
        long stride = table.summedElements();
        k.sumBlocks(
                sumChunks[chunk],
                stride,
                BatchLayout.blocks(examples),
                chunkSize(chunk, stride),
                gradientChunks[chunk]);
    }

    // ---- the losses ----

    /** The losses of each block's examples at an output, and their hits. */
    BatchBuffer results(int output) {
        return results[output];
    }

    void readResults(int examples) {
        readResults(0, examples);
    }

    /** Of a part of the batch. */
    void readResults(int first, int examples) {
        int n = LossKernels.RESULTS * BatchLayout.blocks(examples);
        for (int i = 0; i < results.length; i++) {
            k.read(results[i].whole(), 0, partResults, n);
            System.arraycopy(partResults, 0, resultValues[i], LossKernels.RESULTS * BatchLayout.blocks(first), n);
        }
    }

    /** The loss of an example at an output (0), not weighted, or its hits (1). */
    double result(int output, int which, int example) {
        return resultValues[output][
                example / Kernels.LANES * LossKernels.RESULTS + which * Kernels.LANES + example % Kernels.LANES];
    }

    /** The sum of an output's losses (0) or hits (1) over the examples, in their order. */
    double sumResults(int output, int which, int examples) {
        double sum = 0;
        for (int e = 0; e < examples; e++) {
            sum += result(output, which, e);
        }
        return sum;
    }

    // ---- for generated classes ----

    BatchBuffer batchBuffer(long elements) {
        joinsBlocks = true;
        return blockBuffer(elements);
    }

    private BatchBuffer blockBuffer(long elements) {
        return new BatchBuffer(
                k, buffer(elements * batch.partBlocks()), 0, elements, 0, elements, batch.blocksPerTask());
    }

    /** The most examples that are worked on before their gradients are summed: all, or some whole tasks. */
    int maxPart() {
        return batch.partBlocks() == batch.blocks() ? Integer.MAX_VALUE : batch.partBlocks() * Kernels.LANES;
    }

    /** Whether something but gradients is put together from all blocks of a batch. */
    boolean joinsBlocks() {
        return joinsBlocks;
    }

    MemorySegment buffer(long elements) {
        return Parameters.slice(k, Parameters.allocate(k, elements), 0, elements);
    }

    MemorySegment panels(int features, int width) {
        return Parameters.allocate(k, panelElements(features, width) * capacity());
    }

    int capacity() {
        return batch.blocks() * Kernels.LANES;
    }
}
