package synapt;

import java.lang.foreign.MemorySegment;
import synapt.kernel.Kernels;

/** Looks whether a gradient is finite, in the chunks of the update that follows: who has looked at one has it in its cache then. */
final class GradientCheck {

    private final Kernels k;
    private final Workers workers;
    private final MemorySegment[] chunks;
    private final long elements;
    private final Workers.Job job = this::look;
    private volatile boolean finite;

    GradientCheck(Parameters tensors, MemorySegment gradient) {
        this.k = tensors.backend().kernels();
        this.workers = tensors.backend().workers();
        this.elements = tensors.table().learntElements();
        this.chunks = new MemorySegment[StepMemory.chunks(elements)];
        for (int c = 0; c < chunks.length; c++) {
            long from = (long) c * StepMemory.CHUNK;
            chunks[c] = Parameters.slice(k, gradient, from, StepMemory.chunkSize(c, elements));
        }
    }

    boolean isFinite() {
        finite = true;
        workers.run(chunks.length, job);
        return finite;
    }

    private void look(int worker, int chunk) {
        if (!k.allFinite(chunks[chunk], StepMemory.chunkSize(chunk, elements))) {
            finite = false;
        }
    }
}
