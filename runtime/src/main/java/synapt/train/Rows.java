package synapt.train;

import synapt.Ports.Port;
import synapt.data.Augmentation;
import synapt.data.Images;
import synapt.data.Normalization;

/**
 * What one input of a network reads of some examples, for networks of several inputs or outputs: their compiled class has a method
 * {@code examples} that takes such rows. Arrays are not copied.
 */
public final class Rows {

    private interface Source {
        Inputs of(int features);
    }

    private final int elements;
    private final Source source;

    private Rows(int elements, Source source) {
        this.elements = elements;
        this.source = source;
    }

    /** Numbers, [examples][features]. */
    public static Rows of(float[] numbers) {
        return new Rows(numbers.length, features -> new Inputs.Floats(numbers, features));
    }

    /** Unsigned bytes, [examples][features], that become numbers on the way into the network. */
    public static Rows of(byte[] bytes, Normalization normalization) {
        return new Rows(bytes.length, features -> new Inputs.Bytes(bytes, features, normalization));
    }

    /** Images, whose bytes become numbers on the way into the network. */
    public static Rows of(Images images, Normalization normalization) {
        return of(images.pixels(), normalization);
    }

    /** As {@link Examples#of(synapt.data.Dataset, Normalization, Augmentation)}. */
    public static Rows of(Images images, Normalization normalization, Augmentation augmentation) {
        return new Rows(
                images.pixels().length,
                features -> new Inputs.Augmented(
                        new Inputs.Bytes(images.pixels(), features, normalization), images, augmentation));
    }

    /** Token ids, [examples][length]. */
    public static Rows ofTokens(int[] ids) {
        return new Rows(ids.length, length -> new Inputs.Tokens(ids, length));
    }

    /** Lengths of sequences, one for each example, for an {@link synapt.annotation.Input#lengthsOf}. */
    public static Rows ofLengths(int[] lengths) {
        return ofTokens(lengths);
    }

    /** @throws IllegalArgumentException if these are no whole rows for that input */
    Inputs of(Port port) {
        if (elements == 0 || elements % port.features() != 0) {
            throw new IllegalArgumentException(
                    "an example of %s has %d numbers, but there are %d, which is not 1 or more whole rows"
                            .formatted(port.name(), port.features(), elements));
        }
        return source.of(port.features());
    }
}
