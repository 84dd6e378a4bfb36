package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import synapt.processor.report.Message;

/** Each message has a case and a paragraph, and no paragraph is about a message that is gone. */
class MessageCatalogTest {

    private static final Path PAGE = Path.of("..", "docs", "errors.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^### `([a-z/-]+)`.*$");

    @Test
    void eachHasACase() {
        String said = Sources.in("bad").stream()
                .map(Sources::expected)
                .map(Sources::text)
                .collect(Collectors.joining());
        assertThat(Arrays.stream(Message.values()).filter(m -> m != Message.INTERNAL_BUG)) // for that, see RoundsTest
                .allSatisfy(m -> assertThat(said).contains((m.isAdvice() ? "warning [" : "error [") + m.id() + "] "));
    }

    @Test
    void eachHasAParagraph() {
        Matcher heading = HEADING.matcher(Sources.text(PAGE));
        Set<String> described = new TreeSet<>();
        while (heading.find()) {
            assertThat(described.add(heading.group(1))).as(heading.group()).isTrue();
        }
        assertThat(described)
                .isEqualTo(Arrays.stream(Message.values())
                        .map(Message::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void adviceIsMarkedOnThePage() {
        List<String> marked = Sources.text(PAGE)
                .lines()
                .filter(l -> l.startsWith("### ") && l.endsWith(" (advice)"))
                .map(l -> l.substring(5, l.lastIndexOf('`')))
                .sorted()
                .toList();
        assertThat(marked)
                .isEqualTo(Arrays.stream(Message.values())
                        .filter(Message::isAdvice)
                        .map(Message::id)
                        .sorted()
                        .toList());
    }

    @Test
    void idsAreUniqueAndFitTheHouse() {
        assertThat(Message.values())
                .extracting(Message::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+/[a-z-]+"));
    }
}
