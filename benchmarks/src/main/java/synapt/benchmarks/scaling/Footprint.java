package synapt.benchmarks.scaling;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Memory in use, as the JVM counts it: its pool of direct memory, and all objects that a collection leaves on the heap. Not the
 * heap's used regions, of which large arrays take whole ones.
 *
 * @param nativeBytes outside the heap
 * @param heapBytes   on the heap
 */
record Footprint(long nativeBytes, long heapBytes) {
    /** For what is no longer reachable to be given back by its cleaner, which may take more than one round. */
    private static final int LEAST_COLLECTIONS = 6;

    private static final int MOST_COLLECTIONS = 20;

    private static final int MILLIS_BETWEEN = 50;

    /** Of all that is reachable now. */
    static Footprint now() throws InterruptedException {
        Footprint now = afterCollection();
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            Thread.sleep(MILLIS_BETWEEN);
            Footprint before = now;
            now = afterCollection();
            if (i >= LEAST_COLLECTIONS && now.nativeBytes == before.nativeBytes) {
                break;
            }
        }
        return now;
    }

    private static Footprint afterCollection() {
        long heap = liveObjects();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getTotalCapacity)
                .sum();
        return new Footprint(direct, heap);
    }

    /** The sum below HotSpot's histogram of classes, which it collects for: {@code Total  instances  bytes}. */
    private static long liveObjects() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            String total = histogram.substring(histogram.lastIndexOf("Total")).strip();
            return Long.parseLong(total.split("\\s+")[2]);
        } catch (JMException e) {
            throw new IllegalStateException("HotSpot's histogram of classes is needed to count objects", e);
        }
    }

    /** Bytes more than {@code before}. */
    long since(Footprint before) {
        return nativeBytes - before.nativeBytes + heapBytes - before.heapBytes;
    }
}
