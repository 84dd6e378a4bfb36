package synapt.processor.graph;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A tensor's shape without the batch: {features}, or channels with a length, a height and width, or these and a depth; {length, features} where a layer
 * works along the last dimension.
 *
 * @param vocabulary 0 for numbers; for token ids, {length}, how many tokens there are
 */
public record Shape(int vocabulary, int[] dims) {

    public Shape {
        dims = dims.clone();
    }

    /** Of numbers. */
    public Shape(int... dims) {
        this(0, dims);
    }

    /** Whether it is token ids, which only an Embedding reads. */
    public boolean isTokens() {
        return vocabulary > 0;
    }

    public int rank() {
        return dims.length;
    }

    public int dim(int i) {
        return dims[i];
    }

    /** Elements, exactly. */
    public long elements() {
        long n = 1;
        for (int d : dims) {
            n = Math.multiplyExact(n, (long) d);
        }
        return n;
    }

    /** Elements as an int; shapes in a graph were checked to allow it. */
    public int size() {
        return Math.toIntExact(elements());
    }

    public boolean isVector() {
        return rank() == 1;
    }

    public boolean isImage() {
        return rank() == 3;
    }

    /** The first dimension: features of a vector, else channels. */
    public int channels() {
        return dims[0];
    }

    /** Elements of one channel. */
    public int positions() {
        return size() / dims[0];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape s && vocabulary == s.vocabulary && Arrays.equals(dims, s.dims);
    }

    @Override
    public int hashCode() {
        return 31 * vocabulary + Arrays.hashCode(dims);
    }

    /** For messages: a lone number would not say that it is a vector. */
    public String describe() {
        return isTokens() ? this + " token ids" : isVector() ? "a vector of " + this : toString();
    }

    /** As people write it: {@code 3x32x32}. */
    @Override
    public String toString() {
        return Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
}
