package synapt.processor.golden;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import synapt.kernel.KernelProvider;
import synapt.kernel.Kernels;
import synapt.kernel.NoiseMask;
import synapt.processor.live.LiveNetworks;
import synapt.random.AffineRate;
import synapt.random.Streams;

/** The process's kernels, but in the first step nodes drop what a mask says instead of what the generator says. */
final class GivenMasks {

    private final Map<Long, boolean[]> kept = new HashMap<>();
    private final Map<Long, Integer> uses = new HashMap<>();

    /** Gives a node's mask, [examples][decisions], true for what is kept. */
    void give(String node, boolean[] mask) {
        kept.put(key(node), mask);
    }

    /** How often a node's mask was used. */
    int uses(String node) {
        return uses.getOrDefault(key(node), 0);
    }

    private static long key(String node) {
        return Streams.key(LiveNetworks.SEED, Streams.id(node), 0);
    }

    Kernels kernels() {
        Kernels real = KernelProvider.kernels();
        return (Kernels) Proxy.newProxyInstance(
                GivenMasks.class.getClassLoader(), new Class<?>[] {Kernels.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "dropout" -> {
                            float scale = (Float) arguments[2];
                            drop(
                                    (Long) arguments[0],
                                    new AffineRate(0, scale, 0, 0),
                                    (Long) arguments[3],
                                    new NoiseMask(1, (Integer) arguments[4], (Integer) arguments[5]),
                                    (MemorySegment) arguments[6],
                                    (MemorySegment) arguments[7]);
                            return null;
                        }
                        case "affineDropout", "affineDropoutGradient" -> {
                            AffineRate rate = (AffineRate) arguments[1];
                            boolean isGradient = method.getName().endsWith("Gradient");
                            drop(
                                    (Long) arguments[0],
                                    isGradient ? new AffineRate(0, rate.scale(), 0, 0) : rate,
                                    (Long) arguments[2],
                                    (NoiseMask) arguments[3],
                                    (MemorySegment) arguments[4],
                                    (MemorySegment) arguments[5]);
                            return null;
                        }
                        default -> {}
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void drop(long key, AffineRate rate, long first, NoiseMask of, MemorySegment x, MemorySegment y) {
        boolean[] mask = kept.get(key);
        if (mask == null) {
            throw new AssertionError("a dropout asks for a key that belongs to none of the nodes with a mask");
        }
        uses.merge(key, 1, Integer::sum);
        long floats = y.byteSize() / Float.BYTES;
        int elements = of.repeats() * of.decisions() * of.positions();
        for (long i = 0; i < floats; i++) {
            long cell = i / Kernels.LANES;
            long example = first + cell / elements * Kernels.LANES + i % Kernels.LANES;
            int decision = (int) (cell / of.positions() % of.decisions());
            boolean isKept =
                    example * of.decisions() < mask.length && mask[(int) (example * of.decisions() + decision)];
            float value = x.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            y.setAtIndex(ValueLayout.JAVA_FLOAT, i, isKept ? value * rate.scale() + rate.shift() : rate.fill());
        }
    }
}
