package synapt.data;

import synapt.random.Streams;
import synapt.random.Threefry;

/**
 * Changes images for training, otherwise in each epoch, and not in what they show. It has to be a pure function of its arguments: the
 * trainer hands it bits that depend on seed, epoch and the image's number, so that neither the order nor the batches matter, and
 * the same seeds give the same images. Given to a trainer with {@link synapt.train.Examples#of(Dataset, Normalization,
 * Augmentation)}; {@link CropAndMirror} is one.
 */
@FunctionalInterface
public interface Augmentation {

    /**
     * Writes a changed image of the same size.
     *
     * @param images what there is; not to be modified
     * @param image  the number of the one to change
     * @param bits   64 random bits
     * @param to     where to: all of the image's bytes, [channels][height][width], are written
     * @param at     the place of the first
     */
    void write(Images images, int image, long bits, byte[] to, int at);

    /**
     * The bits for an image: {@link Threefry} under the key {@code Streams.key(seed, Streams.id("augment"), epoch)} at the image's
     * number.
     *
     * @param epoch 0 or more by convention; any number has its own bits
     * @param image the image's number within its data set
     */
    static long bits(long seed, long epoch, int image) {
        return Threefry.bits(Streams.key(seed, Streams.id("augment"), epoch), image);
    }
}
