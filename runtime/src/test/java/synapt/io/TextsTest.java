package synapt.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import synapt.text.EditDistance;

class TextsTest {

    @Test
    void shows_nothing_that_could_mislead_a_terminal() {
        assertThat(Texts.quoted("plain Grüße \uD83D\uDE00")).isEqualTo("\"plain Grüße \uD83D\uDE00\"");
        assertThat(Texts.quoted("\u001b[2J\n\u202e\u2028\uD800"))
                .isEqualTo("\"\\u001b[2J\\u000a\\u202e\\u2028\\ud800\"");
        assertThat(Texts.quoted("x".repeat(60))).isEqualTo('"' + "x".repeat(60) + '"');
        assertThat(Texts.quoted("x".repeat(61))).isEqualTo('"' + "x".repeat(60) + "...\"");
    }

    @Test
    void counts_edits() {
        assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
        assertThat(EditDistance.between("same", "same")).isZero();
    }

    @Test
    void suggests_only_what_is_close() {
        List<String> names = List.of("conv1.weight", "conv2.weight", "fc.bias");

        assertThat(EditDistance.closest("conv2.wieght", names)).contains("conv2.weight");
        assertThat(EditDistance.closest("conv3.weight", names)).contains("conv1.weight");
        assertThat(EditDistance.closest("momentum", names)).isEmpty();
        assertThat(EditDistance.closest("a", List.of("b"))).contains("b");
    }
}
