package synapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What a training run or an evaluator takes in memory, together with its network's parameters: known before anything is allocated,
 * and all of it is allocated when the run or the evaluator is created. {@link #toString} is a table for people.
 *
 * @param subject    what the forecast is of
 * @param parts      what it consists of
 * @param onDemand   bytes more, outside the heap, once {@code forwardTrain}, {@code loss} and {@code backward} are called one by one: the
 *                   buffers of all tasks at the same time; 0 where {@code trainStep} needs them too
 */
public record MemoryForecast(String subject, List<Part> parts, long onDemand) {

    /**
     * @param name        what the memory is for
     * @param nativeBytes outside the heap, which {@code -XX:MaxDirectMemorySize} limits (without it {@code -Xmx}, apart from the heap)
     * @param heapBytes   in arrays on the heap, without their headers
     */
    public record Part(String name, long nativeBytes, long heapBytes) {

        /** Bytes of both kinds. */
        public long bytes() {
            return nativeBytes + heapBytes;
        }
    }

    public MemoryForecast {
        parts = List.copyOf(parts);
    }

    /** Bytes of all parts. */
    public long bytes() {
        return nativeBytes() + heapBytes();
    }

    /** Bytes outside the heap. */
    public long nativeBytes() {
        return parts.stream().mapToLong(Part::nativeBytes).sum();
    }

    /** Bytes of arrays on the heap. */
    public long heapBytes() {
        return parts.stream().mapToLong(Part::heapBytes).sum();
    }

    /** The same, where what is taken on demand is taken. */
    MemoryForecast withDemand() {
        List<Part> all = new ArrayList<>(parts);
        all.add(new Part("activations of all tasks, for passes one by one", onDemand, 0));
        return new MemoryForecast(subject + ", pass by pass,", all, 0);
    }

    /**
     * Creates what was forecast, if there is memory for it.
     *
     * @param limit  the most bytes
     * @param remedy what would fit, asked for where this does not
     * @throws InsufficientMemoryException if it takes more than the limit, or than the JVM has
     */
    <R> R create(long limit, Supplier<String> remedy, Supplier<R> creation) {
        if (bytes() > limit) {
            throw InsufficientMemoryException.beyond(limit, this, remedy.get());
        }
        try {
            return creation.get();
        } catch (OutOfMemoryError e) {
            throw InsufficientMemoryException.ofJvm(this, e);
        }
    }

    /** A line for the whole, one for each part, and one for what is taken on demand. */
    @Override
    public String toString() {
        StringBuilder s = new StringBuilder("%s: %s (%s native, %s heap)\n"
                .formatted(subject, text(bytes()), text(nativeBytes()), text(heapBytes())));
        int width = parts.stream().mapToInt(p -> p.name().length()).max().orElse(0);
        for (Part part : parts) {
            if (part.bytes() > 0) {
                s.append(String.format(Locale.ROOT, "  %-" + width + "s  %9s\n", part.name(), text(part.bytes())));
            }
        }
        if (onDemand > 0) {
            s.append("  forwardTrain, loss and backward, called one by one, take %s more\n".formatted(text(onDemand)));
        }
        return s.toString();
    }

    /** A number of bytes for people: {@code 910 KiB}, {@code 12.3 MiB}. */
    static String text(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        if (bytes < 1 << 20) {
            return (bytes + 512) / 1024 + " KiB";
        }
        return bytes < 1 << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / 0x1p20)
                : String.format(Locale.ROOT, "%.2f GiB", bytes / 0x1p30);
    }
}
