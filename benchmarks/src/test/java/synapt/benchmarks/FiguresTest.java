package synapt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    private static final Ratio WITH_GOAL = new Ratio("lenet5.train", 2, "libtorch", Spread.of(5, 7, 6.5), 6);
    private static final Ratio WATCHED = new Ratio("mlp.eval", 1, "djl", Spread.of(0.05), Double.NaN);

    @Test
    void spread() {
        assertThat(Spread.of(4, 1, 3)).isEqualTo(new Spread(3, 1, 4));
        assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(2.5, 1, 4));
        assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ratiosForScriptsAndForPeople() {
        assertThat(WITH_GOAL.line()).isEqualTo("RATIO,lenet5.train,2,6.500,5.000,7.000");
        assertThat(WITH_GOAL.csv()).isEqualTo("lenet5.train,2,libtorch,6.500,5.000,7.000,6.0");
        assertThat(WITH_GOAL.row()).contains("6.50 x libtorch").endsWith("goal 6.0: reached");
        assertThat(WATCHED.csv()).endsWith(",0.050,");
        assertThat(WATCHED.row()).doesNotContain("goal");
    }

    @Test
    void aFigureKeepsTheDigitsThatCount() {
        Figure figure =
                new Figure("w", 1, "synapt", Spread.of(0.0123456, 12.3456, 123456.7), "s", Spread.of(Double.NaN));
        assertThat(figure.csv()).isEqualTo("w,1,synapt,12.35,0.012,123457,s,NaN,NaN");
    }

    @Test
    void theChartHasARowForEachRatio(@TempDir Path folder) throws IOException {
        Path one = folder.resolve("one.png");
        Path two = folder.resolve("two.png");
        RatioChart.write(List.of(WITH_GOAL), one);
        RatioChart.write(List.of(WITH_GOAL, WATCHED), two);
        assertThat(ImageIO.read(two.toFile()).getHeight())
                .isGreaterThan(ImageIO.read(one.toFile()).getHeight());
    }
}
