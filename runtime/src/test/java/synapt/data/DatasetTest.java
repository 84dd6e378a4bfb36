package synapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final Images IMAGES = new Images(3, 1, 1, 2, new byte[] {0, 1, 2, 3, 4, 5});

    @Test
    void takes_a_part() {
        Dataset part = new Dataset(IMAGES, new int[] {7, 8, 9}).subset(1, 3);

        assertThat(part.size()).isEqualTo(2);
        assertThat(part.images().pixels()).containsExactly(2, 3, 4, 5);
        assertThat(part.images().imageBytes()).isEqualTo(2);
        assertThat(part.labels()).containsExactly(8, 9);
    }

    @Test
    void refuses_parts_that_are_none() {
        Dataset data = new Dataset(IMAGES, new int[] {7, 8, 9});

        assertThatThrownBy(() -> data.subset(2, 4))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Range [2, 4) out of bounds for length 3");
        assertThatThrownBy(() -> data.subset(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> data.subset(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images need sizes of 1 or more, but are [0, 1, 1, 2]");
    }

    @Test
    void refuses_labels_that_do_not_fit() {
        assertThatThrownBy(() -> new Dataset(IMAGES, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 3 images of 1x1x2 and 2 labels, expected one each");
        assertThatThrownBy(() -> new Dataset(IMAGES, new int[] {0, -1, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label 1 is -1, expected a class of 0 or more");
    }

    @Test
    void refuses_images_that_do_not_fill_their_array() {
        assertThatThrownBy(() -> new Images(2, 1, 2, 2, new byte[7]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images of [2, 1, 2, 2] do not fill 7 bytes");
        assertThatThrownBy(() -> new Images(1 << 16, 1, 1 << 15, 2, new byte[0]))
                .hasMessage("images of [65536, 1, 32768, 2] do not fill 0 bytes");
        assertThatThrownBy(() -> new Images(1, -1, -1, 1, new byte[1]))
                .hasMessage("images need sizes of 1 or more, but are [1, -1, -1, 1]");
    }
}
