package synapt;

import org.jspecify.annotations.Nullable;
import synapt.kernel.KernelProvider;
import synapt.kernel.Kernels;

/**
 * What a network runs on: kernels and threads. Neither changes a bit of what is computed, only how fast (kernels in double
 * precision excepted).
 */
public final class Backend {

    private final Kernels first;

    /** Null for the fastest of this process, which load when they are needed. */
    private final @Nullable Kernels given;

    private final Workers workers;
    private final long memoryLimit;

    private Backend(Kernels first, @Nullable Kernels given, Workers workers, long memoryLimit) {
        this.first = first;
        this.given = given;
        this.workers = workers;
        this.memoryLimit = memoryLimit;
    }

    /**
     * The backend of networks that were not given one: the fastest kernels that this process can use, and as many threads as the
     * system property {@code synapt.threads} says, or one for each processor.
     */
    public static Backend shared() {
        return Shared.BACKEND;
    }

    /**
     * The fastest kernels that this process can use.
     *
     * @param threads how many threads take part, the caller's included; at least 1
     * @throws IllegalArgumentException if threads is less than 1
     */
    public static Backend threads(int threads) {
        return new Backend(KernelProvider.first(), null, workers(threads), Long.MAX_VALUE);
    }

    /**
     * @param kernels see {@link KernelProvider}
     * @param threads how many threads take part, the caller's included; at least 1
     * @throws IllegalArgumentException if threads is less than 1
     */
    public static Backend of(Kernels kernels, int threads) {
        return new Backend(kernels, kernels, workers(threads), Long.MAX_VALUE);
    }

    private static Workers workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a backend needs at least 1 thread, but was given " + threads);
        }
        return new Workers(threads);
    }

    /**
     * The same kernels and threads, with a limit to the memory of what is created on it: a training run or an evaluator that needs
     * more, together with its network's parameters, is refused as it is created, with what it needs and the largest batch that
     * fits. Each is looked at by itself. Without a limit there is that of the JVM: its {@code -XX:MaxDirectMemorySize}, by default
     * as much as {@code -Xmx}, for what is outside the heap.
     *
     * @param bytes at least 1
     * @throws IllegalArgumentException if bytes is less than 1
     */
    public Backend memoryLimit(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a memory limit is at least 1 byte, but it is " + bytes);
        }
        return new Backend(first, given, workers, bytes);
    }

    /** The limit in bytes; {@link Long#MAX_VALUE} where none was set. */
    public long memoryLimit() {
        return memoryLimit;
    }

    /** What runs on it; see {@link KernelProvider}. */
    public Kernels kernels() {
        return given == null ? KernelProvider.kernels() : given;
    }

    /** Kernels with the same bits that are ready at once: those on vectors take a tenth of a second to load and to run first. */
    Kernels firstKernels() {
        return first;
    }

    /** How many threads take part, the caller's included. */
    public int threads() {
        return workers.threads();
    }

    Workers workers() {
        return workers;
    }

    @Override
    public String toString() {
        return kernels().description() + ", " + threads() + (threads() == 1 ? " thread" : " threads");
    }

    private static final class Shared {
        static final Backend BACKEND = Backend.threads(
                Integer.getInteger("synapt.threads", Runtime.getRuntime().availableProcessors()));
    }
}
