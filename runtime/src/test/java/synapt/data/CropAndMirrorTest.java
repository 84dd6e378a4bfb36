package synapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import synapt.random.Streams;
import synapt.random.Threefry;

class CropAndMirrorTest {

    /** Two images of two channels of 2 x 3, bytes 1 to 24. */
    private static final Images SMALL = new Images(2, 2, 2, 3, counted(24));

    private static final long MIRRORED = 1L << 32;

    private static byte[] counted(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return bytes;
    }

    /** Bits that choose a place, of {@code 2 border + 1} in each direction. */
    private static long place(int border, int row, int column) {
        int places = 2 * border + 1;
        long low = ((long) row << 32) / places + 1;
        long high = ((long) column << 31) / places + 1;
        return high << 33 | low;
    }

    private static byte[] written(int border, Images images, int image, long bits) {
        byte[] to = new byte[images.imageBytes() + 4];
        Arrays.fill(to, (byte) 99);
        CropAndMirror.of(border).write(images, image, bits, to, 3);
        assertThat(to).startsWith(99, 99, 99).endsWith(99);
        return Arrays.copyOfRange(to, 3, to.length - 1);
    }

    @Test
    void leaves_the_middle_place_as_it_is() {
        assertThat(written(1, SMALL, 1, place(1, 1, 1)))
                .containsExactly(13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24);
    }

    @Test
    void moves_each_channel_and_fills_with_black() {
        assertThat(written(1, SMALL, 0, place(1, 0, 0))).containsExactly(0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 7, 8);
        assertThat(written(1, SMALL, 0, place(1, 2, 2))).containsExactly(5, 6, 0, 0, 0, 0, 11, 12, 0, 0, 0, 0);
    }

    @Test
    void mirrors_after_moving() {
        assertThat(written(0, SMALL, 0, MIRRORED)).containsExactly(3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10);
        assertThat(written(1, SMALL, 0, place(1, 1, 0) | MIRRORED))
                .containsExactly(2, 1, 0, 5, 4, 0, 8, 7, 0, 11, 10, 0);
    }

    /** Against the definition: an image with its border, and a part of that. */
    @Test
    void is_a_part_of_the_image_with_a_border() {
        Random random = new Random(3);
        for (int border : new int[] {0, 1, 4, 9, 32}) {
            byte[] pixels = new byte[3 * 2 * 7 * 5];
            random.nextBytes(pixels);
            Images images = new Images(3, 2, 7, 5, pixels);
            for (int i = 0; i < 200; i++) {
                int row = random.nextInt(2 * border + 1);
                int column = random.nextInt(2 * border + 1);
                boolean mirrored = random.nextBoolean();
                byte[] expected = new byte[70];
                for (int at = 0; at < 70; at++) {
                    int y = at / 5 % 7 + row - border;
                    int x = (mirrored ? 4 - at % 5 : at % 5) + column - border;
                    boolean inside = y >= 0 && y < 7 && x >= 0 && x < 5;
                    expected[at] = inside ? pixels[2 * 70 + at / 35 * 35 + y * 5 + x] : 0;
                }
                assertThat(written(border, images, 2, place(border, row, column) | (mirrored ? MIRRORED : 0)))
                        .isEqualTo(expected);
            }
        }
    }

    /** All 162 results of a border of 4: 161 degrees of freedom, mean 161, deviation 18; six of those either way. */
    @Test
    void brings_every_image_to_every_place_equally_often() {
        byte[] pixels = new byte[81];
        pixels[40] = 1;
        pixels[41] = 2;
        Images images = new Images(1, 1, 9, 9, pixels);
        int epochs = 162_000;
        int[] counts = new int[200];
        byte[] to = new byte[81];
        for (int epoch = 0; epoch < epochs; epoch++) {
            CropAndMirror.of(4).write(images, 0, Augmentation.bits(5, epoch, 0), to, 0);
            int at = 0;
            while (to[at] != 1) {
                at++;
            }
            boolean mirrored = at % 9 == 0 ? to[at + 1] != 2 : to[at - 1] == 2;
            counts[at + (mirrored ? 81 : 0)]++;
        }
        double chiSquare = 0;
        for (int i = 0; i < 162; i++) {
            chiSquare += (counts[i] - 1000) * (counts[i] - 1000) / 1000.0;
        }
        assertThat(chiSquare).isBetween(161 - 6 * 18.0, 161 + 6 * 18.0);
    }

    @Test
    void takes_bits_of_seed_epoch_and_number_from_the_generator() {
        assertThat(Augmentation.bits(7, 2, 11)).isEqualTo(Threefry.bits(Streams.key(7, Streams.id("augment"), 2), 11));
        List<Long> bits = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            bits.addAll(
                    List.of(Augmentation.bits(i, 10, 20), Augmentation.bits(5, i, 20), Augmentation.bits(5, 10, i)));
        }
        assertThat(bits).doesNotHaveDuplicates();
    }

    @Test
    void refuses_a_border_out_of_range() {
        for (int border : new int[] {-1, 33}) {
            assertThatThrownBy(() -> CropAndMirror.of(border))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the border is " + border + " pixels, expected 0 to 32");
        }
    }
}
