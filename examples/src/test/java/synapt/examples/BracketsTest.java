package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.train.Score;

class BracketsTest {

    @TempDir
    private Path folder;

    @Test
    void trainsSavesAndEndsWithTheAccuracyOfWhatItSaved() throws IOException {
        Path file = folder.resolve("new/brackets.safetensors");
        Ran ran = Ran.examples(
                "brackets",
                "--sequences",
                "200",
                "--epochs",
                "2",
                "--ask",
                "([)]",
                "--ask",
                "()[]",
                "--out",
                file.toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .anyMatch(line -> line.startsWith("epoch 2/2  loss 0."))
                .anyMatch(line -> line.contains(file.toString()))
                .anyMatch(line -> line.matches("\\(\\[\\)] +no +\\d+\\.\\d%"))
                .anyMatch(line -> line.matches("\\(\\)\\[] +yes +\\d+\\.\\d%"));

        BracketData data = new BracketData(42);
        data.draw(200);
        Score saved = Score.of(CompiledBracketLstm.load(file).evaluator(64), data.draw(50));
        assertThat(ran.out().getLast()).isEqualTo(String.format(Locale.ROOT, "test accuracy: %.4f", saved.accuracy()));
    }

    @Test
    void theDataAreWhatTheyAreSaidToBe() {
        BracketData data = new BracketData(1);
        Set<String> all = new HashSet<>();
        int[] count = new int[2];
        int[] round = new int[2];
        int[] brackets = new int[2];
        for (int i = 0; i < 4000; i++) {
            BracketSequence sequence = data.draw();
            String text = sequence.toString();
            int label = sequence.isBalanced() ? 1 : 0;
            assertThat(label).as(text).isEqualTo(reduced(text).isEmpty() ? 1 : 0);
            assertThat(text.length()).isBetween(16, 32);
            assertThat(occurrences(text, '(')).isEqualTo(occurrences(text, ')'));
            assertThat(occurrences(text, '[')).isEqualTo(occurrences(text, ']'));
            assertThat(all.add(text)).as(text).isTrue();
            count[label]++;
            round[label] += occurrences(text, '(');
            brackets[label] += text.length();
        }
        // The same of both kinds, but for chance: three standard deviations.
        assertThat(count[1]).isCloseTo(2000, within(95));
        assertThat((double) round[1] / brackets[1]).isCloseTo((double) round[0] / brackets[0], within(0.01));
        assertThat((double) brackets[1] / count[1]).isCloseTo((double) brackets[0] / count[0], within(0.5));
    }

    /** Without all pairs, over and over: nothing is left of what balances. */
    private static String reduced(String brackets) {
        String less = brackets.replace("()", "").replace("[]", "");
        return less.equals(brackets) ? brackets : reduced(less);
    }

    private static int occurrences(String text, char c) {
        return (int) text.chars().filter(other -> other == c).count();
    }

    @Test
    void refusesWhatItCannotBeAsked() {
        assertThat(refused("--ask", "(x)")).isEqualTo("--ask takes brackets, ( ) [ ], but was given \"(x)\"");
        assertThat(refused("--ask", "()".repeat(17)))
                .startsWith("--ask takes 1 to 32 brackets, but was given 34: \"()()");
        assertThat(refused("--ask", "")).startsWith("--ask takes 1 to 32 brackets, but was given 0");
        assertThat(refused("--sequences", "0")).isEqualTo("--sequences is 1 to 1000000, but it is 0");
        assertThat(refused("--sequences", "9", "--batch", "0")).contains("1 example, but maxBatch is 0");
        assertThat(refused("--epochs", "0", "--sequences", "9")).contains("1 or more epochs");
    }

    private static String refused(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "brackets";
        System.arraycopy(options, 0, args, 1, options.length);
        Ran ran = Ran.examples(args);
        assertThat(ran.exit()).isEqualTo(1);
        return ran.err();
    }
}
