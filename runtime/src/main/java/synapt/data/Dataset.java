package synapt.data;

import java.util.Arrays;

/**
 * Images and what they show. The arrays are not copied.
 *
 * @param images the images
 * @param labels the class of each, 0 or more
 */
public record Dataset(Images images, int[] labels) {

    /** @throws IllegalArgumentException if there are not as many labels as images, or one is negative */
    public Dataset {
        if (images.count() != labels.length) {
            throw new IllegalArgumentException(
                    "there are " + images + " and " + labels.length + " labels, expected one each");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new IllegalArgumentException(
                        "label " + i + " is " + labels[i] + ", expected a class of 0 or more");
            }
        }
    }

    /** How many examples there are. */
    public int size() {
        return labels.length;
    }

    /**
     * A copy of some of the examples.
     *
     * @param from the first, 0 or more
     * @param to   the one after the last, above from
     * @throws IndexOutOfBoundsException if that is no range of examples
     * @throws IllegalArgumentException  if the range is empty
     */
    public Dataset subset(int from, int to) {
        return new Dataset(images.subset(from, to), Arrays.copyOfRange(labels, from, to));
    }

    /** Such as {@code 10000 images of 1x28x28, labelled}. */
    @Override
    public String toString() {
        return images + ", labelled";
    }
}
