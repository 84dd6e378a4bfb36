package synapt.processor.report;

import java.util.List;

/** How shapes came about: {@code image 3x32x32 -> conv1 6x28x28 -> conv2}. */
public final class ShapeTrace {

    private static final String ARROW = " -> ";
    private static final int MOST = 8;

    private ShapeTrace() {}

    /**
     * @param steps names with shapes, the input first
     * @param last  the name of what has none
     */
    public static String of(List<String> steps, String last) {
        if (steps.size() <= MOST) {
            return String.join(ARROW, steps) + ARROW + last;
        }
        List<String> end = steps.subList(steps.size() - MOST + 1, steps.size());
        return steps.getFirst() + ARROW + "..." + ARROW + String.join(ARROW, end) + ARROW + last;
    }
}
