package synapt.processor.golden;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import synapt.kernel.KernelProvider;
import synapt.kernel.Kernels;
import synapt.processor.live.LiveNetworks;
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
                    if (method.getName().equals("dropout")) {
                        drop(
                                (Long) arguments[0],
                                (Float) arguments[2],
                                (Long) arguments[3],
                                (Integer) arguments[4],
                                (Integer) arguments[5],
                                (MemorySegment) arguments[6],
                                (MemorySegment) arguments[7]);
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void drop(
            long key, float scale, long first, int channels, int positions, MemorySegment x, MemorySegment y) {
        boolean[] mask = kept.get(key);
        if (mask == null) {
            throw new AssertionError("a dropout asks for a key that belongs to none of the nodes with a mask");
        }
        uses.merge(key, 1, Integer::sum);
        long floats = y.byteSize() / Float.BYTES;
        for (long i = 0; i < floats; i++) {
            long cell = i / Kernels.LANES;
            long example = first + cell / positions / channels * Kernels.LANES + i % Kernels.LANES;
            int decision = (int) (cell / positions % channels);
            boolean isKept = example * channels < mask.length && mask[(int) (example * channels + decision)];
            float value = isKept ? x.getAtIndex(ValueLayout.JAVA_FLOAT, i) * scale : 0;
            y.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
        }
    }
}
