package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TapsTest {

    @Test
    void tapsOfConvolutionsLieSideBySideInRowsOfTheKernel() {
        assertThat(Product.conv2d(2, 9, 9, 4, 1, 3, 5, 1, 1, 1, 1).pattern().run())
                .isEqualTo(5);
        assertThat(Product.conv2d(2, 9, 9, 4, 1, 3, 5, 1, 1, 1, 2).pattern().run())
                .isEqualTo(1);
    }

    @Test
    void kernelAsLargeAsThePlaneIsStraight() {
        Taps taps = Product.conv2d(2, 3, 5, 4, 1, 3, 5, 1, 1, 1, 1).pattern();
        assertThat(taps.run()).isEqualTo(30);
        assertThat(taps.isStraight()).isTrue();
    }

    @Test
    void tapsOfLinearLayersAreStraight() {
        assertThat(Product.linear(7, 3).pattern().isStraight()).isTrue();
        assertThat(Product.linear(1, 3).pattern().isStraight()).isTrue();
    }

    @Test
    void straightTapsBeginWithTheFirstCell() {
        assertThat(new Taps(1, 2, 3).isStraight()).isFalse();
        assertThat(new Taps(1, 2, 3).run()).isEqualTo(3);
    }

    @Test
    void unevenTapsHaveNoRun() {
        assertThat(new Taps(0, 1, 2, 5, 6).run()).isZero();
        assertThat(new Taps(0, 1, 4, 6).run()).isZero();
        assertThat(new Taps(0, 1, 4, 5, 8).isStraight()).isFalse();
    }

    @Test
    void noTapsAreStraight() {
        assertThat(new Taps().run()).isZero();
        assertThat(new Taps().isStraight()).isTrue();
    }

    @Test
    void cellsAreCopied() {
        int[] cells = {0, 1};
        Taps taps = new Taps(cells);
        cells[1] = 7;
        assertThat(taps.cells()).containsExactly(0, 1);
    }
}
