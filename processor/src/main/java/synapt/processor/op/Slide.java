package synapt.processor.op;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A window that fits, in one direction.
 *
 * @param in       size of the input
 * @param kernel   taps
 * @param stride   step of the window
 * @param before   padding before the input
 * @param behind   padding behind it
 * @param dilation distance between taps
 */
public record Slide(int in, int kernel, int stride, int before, int behind, int dilation) {

    /** A direction that an input does not have. */
    static final Slide NONE = new Slide(1, 1, 1, 0, 0, 1);

    int padded() {
        return in + before + behind;
    }

    int out() {
        return (padded() - reach() - 1) / stride + 1;
    }

    /** What is behind the last window and in none. */
    int outside() {
        return padded() - reach() - 1 - (out() - 1) * stride;
    }

    /** From the first tap to the last. */
    int reach() {
        return dilation * (kernel - 1);
    }

    /** Whether each window has a tap inside the input. With dilation, all of them may lie in the padding on both sides. */
    boolean seesInput() {
        for (int start = -before; start + reach() < in + behind; start += stride) {
            boolean sees = false;
            for (int tap = start; tap <= start + reach(); tap += dilation) {
                sees |= tap >= 0 && tap < in;
            }
            if (!sees) {
                return false;
            }
        }
        return true;
    }

    /** As depth, height and width. */
    static List<Slide> three(List<Slide> slides) {
        List<Slide> three = new ArrayList<>(Collections.nCopies(3 - slides.size(), NONE));
        three.addAll(slides);
        return List.copyOf(three);
    }

    /** For people: {@code 5} where it is the same in all directions, else {@code 3x5}. */
    static String text(List<Slide> slides, ToIntFunction<Slide> number) {
        List<Integer> numbers = slides.stream().map(number::applyAsInt).toList();
        return numbers.stream().distinct().count() == 1
                ? numbers.getFirst().toString()
                : numbers.stream().map(Object::toString).collect(Collectors.joining("x"));
    }

    static boolean all(List<Slide> slides, ToIntFunction<Slide> number, int value) {
        return slides.stream().allMatch(s -> number.applyAsInt(s) == value);
    }
}
