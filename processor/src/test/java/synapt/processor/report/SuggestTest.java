package synapt.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestTest {

    @Test
    void distanceIsLevenshteins() {
        assertThat(Suggest.distance("", "abc")).isEqualTo(3);
        assertThat(Suggest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggest.distance("flaw", "lawn")).isEqualTo(2);
        assertThat(Suggest.distance("Conv2d", "conv2D")).isZero();
    }

    @Test
    void suggestsTheNearestThatIsNear() {
        assertThat(Suggest.nearest("conv", List.of("fc1", "conv1", "conv2"))).contains("conv1");
        assertThat(Suggest.nearest("x", List.of("pool1"))).isEmpty();
        assertThat(Suggest.didYouMean("Linaer", List.of("Linear"))).isEqualTo("; did you mean Linear?");
        assertThat(Suggest.didYouMean("Attention", List.of("Linear"))).isEmpty();
    }

    @Test
    void listsAreCapped() {
        assertThat(Suggest.list(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c, d, e");
        assertThat(Suggest.list(List.of("a", "b", "c", "d", "e", "f", "g"))).isEqualTo("a, b, c, d, e and 2 more");
    }

    @Test
    void longTracesKeepBothEnds() {
        List<String> steps = IntStream.range(0, 12).mapToObj(i -> "n" + i).toList();
        assertThat(ShapeTrace.of(steps, "x")).isEqualTo("n0 -> ... -> n5 -> n6 -> n7 -> n8 -> n9 -> n10 -> n11 -> x");
        assertThat(ShapeTrace.of(steps.subList(0, 3), "x")).isEqualTo("n0 -> n1 -> n2 -> x");
    }
}
