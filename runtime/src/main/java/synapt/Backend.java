package synapt;

import synapt.kernel.KernelProvider;
import synapt.kernel.Kernels;

/**
 * What a network runs on: kernels and threads. Neither changes a bit of what is computed, only how fast (kernels in double
 * precision excepted).
 */
public final class Backend {

    private final Kernels kernels;
    private final Workers workers;

    private Backend(Kernels kernels, int threads) {
        this.kernels = kernels;
        this.workers = new Workers(threads);
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
        return of(KernelProvider.kernels(), threads);
    }

    /**
     * @param kernels see {@link KernelProvider}
     * @param threads how many threads take part, the caller's included; at least 1
     * @throws IllegalArgumentException if threads is less than 1
     */
    public static Backend of(Kernels kernels, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a backend needs at least 1 thread, but was given " + threads);
        }
        return new Backend(kernels, threads);
    }

    public Kernels kernels() {
        return kernels;
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
        return kernels.description() + ", " + threads() + (threads() == 1 ? " thread" : " threads");
    }

    private static final class Shared {
        static final Backend BACKEND = Backend.threads(
                Integer.getInteger("synapt.threads", Runtime.getRuntime().availableProcessors()));
    }
}
