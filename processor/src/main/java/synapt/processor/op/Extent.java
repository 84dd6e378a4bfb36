package synapt.processor.op;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A number for each direction of a window, the last the fastest: {width}, {height, width} or {depth, height, width}. */
public record Extent(int... sizes) {

    public Extent {
        sizes = sizes.clone();
    }

    /** The same in all directions. */
    public static Extent of(int all, int directions) {
        int[] sizes = new int[directions];
        Arrays.fill(sizes, all);
        return new Extent(sizes);
    }

    public int directions() {
        return sizes.length;
    }

    public int size(int direction) {
        return sizes[direction];
    }

    boolean isEven() {
        return Arrays.stream(sizes).distinct().count() == 1;
    }

    boolean isAll(int value) {
        return Arrays.stream(sizes).allMatch(s -> s == value);
    }

    public boolean has(int value) {
        return Arrays.stream(sizes).anyMatch(s -> s == value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Extent e && Arrays.equals(sizes, e.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /** As in an annotation: {@code 5}, or {@code {3, 5}}. */
    @Override
    public String toString() {
        return isEven() ? Integer.toString(sizes[0]) : joined(", ", "{", "}");
    }

    /** As people write shapes: {@code 3x5}. */
    String times() {
        return joined("x", "", "");
    }

    private String joined(String between, String before, String behind) {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(between, before, behind));
    }
}
