package synapt;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import synapt.MemoryForecast.Part;

/**
 * A training run or an evaluator needs more memory than there is. Thrown as it is created, so before the first step; nothing of it
 * stays allocated, and the network is as it was.
 */
public final class InsufficientMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int LARGEST = 3;

    private final transient MemoryForecast forecast;

    private InsufficientMemoryException(String message, MemoryForecast forecast, @Nullable Throwable cause) {
        super(message, cause);
        this.forecast = forecast;
    }

    /** @param remedy what would fit */
    static InsufficientMemoryException beyond(long limit, MemoryForecast forecast, String remedy) {
        return new InsufficientMemoryException(
                needs(forecast) + ", but the memoryLimit of its backend is " + exactly(limit) + "; " + remedy
                        + largest(forecast),
                forecast,
                null);
    }

    /** Where the JVM has said no. Its message has what is left. */
    static InsufficientMemoryException ofJvm(MemoryForecast forecast, OutOfMemoryError error) {
        return new InsufficientMemoryException(
                needs(forecast) + ", " + MemoryForecast.text(forecast.nativeBytes())
                        + " of it outside the heap, and the JVM has"
                        + " no more (" + error.getMessage() + "); take a smaller maxBatch, or start java with a greater"
                        + " -XX:MaxDirectMemorySize for what is outside the heap, or a greater -Xmx for both"
                        + largest(forecast),
                forecast,
                error);
    }

    private static String needs(MemoryForecast forecast) {
        return forecast.subject() + " needs " + exactly(forecast.bytes());
    }

    private static String exactly(long bytes) {
        return MemoryForecast.text(bytes) + " (" + bytes + " bytes)";
    }

    private static String largest(MemoryForecast forecast) {
        return forecast.parts().stream()
                .sorted(Comparator.comparingLong(Part::bytes).reversed())
                .limit(LARGEST)
                .map(p -> p.name() + " " + MemoryForecast.text(p.bytes()))
                .collect(Collectors.joining(", ", ". The largest parts: ", ""));
    }

    /** What was needed. */
    public MemoryForecast forecast() {
        return forecast;
    }
}
