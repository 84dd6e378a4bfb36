package synapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizationTest {

    @Test
    void gives_what_scaling_and_normalising_in_two_steps_gives() {
        double[] mean = {0.4914, 0.4822, 0.4465};
        double[] std = {0.2470, 0.2435, 0.2616};
        Normalization normalization = Normalization.perChannel(mean, std);
        float[] scale = normalization.scale(3);
        float[] shift = normalization.shift(3);

        for (int c = 0; c < 3; c++) {
            assertThat(scale[c]).isEqualTo((float) (1 / (255 * std[c])));
            assertThat(shift[c]).isEqualTo((float) (-mean[c] / std[c]));
            for (int b = 0; b < 256; b++) {
                assertThat((double) Math.fma(b, scale[c], shift[c]))
                        .isCloseTo((b / 255.0 - mean[c]) / std[c], Offset.offset(1e-6));
            }
        }
    }

    @Test
    void serves_any_number_of_channels_with_one_pair() {
        Normalization normalization = Normalization.of(0.5, 0.5);

        assertThat(normalization.scale(1)).containsExactly(2 / 255f);
        assertThat(normalization.shift(3)).containsExactly(-1, -1, -1);
    }

    @Test
    void hands_out_copies() {
        Normalization normalization = Normalization.of(0, 1);
        normalization.shift(1)[0] = 9;

        assertThat(normalization.shift(1)).containsExactly(-0f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-60, 1e60})
    void refuses_deviations_that_are_none(double std) {
        assertThatThrownBy(() -> Normalization.of(0.5, std))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the standard deviation is " + std
                        + ", expected a number above 0, on a scale where black is 0 and white is 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void refuses_means_that_are_none(double mean) {
        assertThatThrownBy(() -> Normalization.perChannel(new double[] {0, mean}, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the mean of channel 1 is " + mean + ", expected a finite number");
    }

    @Test
    void refuses_another_number_of_channels() {
        double[] two = {1, 1};
        assertThatThrownBy(() -> Normalization.perChannel(two, two).scale(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the images have 3 channels, but the normalisation is for 2");
        assertThatThrownBy(() -> Normalization.of(0, 1).shift(0))
                .hasMessage("the images have 0 channels, but the normalisation is for 1 or more");
        assertThatThrownBy(() -> Normalization.perChannel(two, new double[1]))
                .hasMessage("there are 2 means and 1 standard deviations, expected one of both for each channel");
        assertThatThrownBy(() -> Normalization.perChannel(new double[0], new double[0]))
                .hasMessage("there are 0 means and 0 standard deviations, expected one of both for each channel");
    }
}
