package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synapt.train.Score;

class TransformerTest {

    @TempDir
    private Path folder;

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("text.txt"), text);
    }

    private Ran ran(String text, String... options) throws IOException {
        String[] fixed = {
            "transformer",
            "--text",
            written(text).toString(),
            "--out",
            weights().toString()
        };
        String[] args = Arrays.copyOf(fixed, fixed.length + options.length);
        System.arraycopy(options, 0, args, fixed.length, options.length);
        return Ran.examples(args);
    }

    private Path weights() {
        return folder.resolve("new/weights.safetensors");
    }

    @Test
    void learnsATextByHeartAndGoesOnWithIt() throws IOException {
        String line = "the same line over and over again\n";
        Ran ran = ran(
                line.repeat(200),
                "--epochs",
                "8",
                "--batch",
                "8",
                "--rate",
                "0.01",
                "--write",
                "120",
                "--temperature",
                "0.01");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .anyMatch(shown -> shown.startsWith("epoch 8/8  loss "))
                .anyMatch(shown -> shown.contains(weights().toString()))
                .filteredOn(shown -> shown.equals("    " + line.strip()))
                .hasSize(3); // the window begins to move within the second

        Text text = Text.read(written(line.repeat(200)));
        Text test = text.part((int) (0.9 * text.size()), text.size());
        double nats = Score.of(CompiledCharacterModel.load(weights()).evaluator(8), test.windows(CharacterModel.WINDOW))
                .loss();
        assertThat(nats).isLessThan(0.5); // counting pairs comes to 0.8
        assertThat(ran.out().getLast()).isEqualTo("test bits per character: " + format(nats / Math.log(2)));
    }

    private static String format(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    @Test
    void theTextOfShakespeareIsWhole() throws IOException {
        Text text = Text.embedded();
        assertThat(text.size()).isEqualTo(1_115_394);
        assertThat(text.part(0, 33).toString()).isEqualTo("First Citizen:\nBefore we proceed ");
        assertThat(Arrays.stream(text.tokens()).distinct().count()).isEqualTo(65);
    }

    @Test
    void readsEveryCharacterOfAscii() throws IOException {
        StringBuilder all = new StringBuilder("\n");
        for (char c = ' '; c <= '~'; c++) {
            all.append(c);
        }
        Text text = Text.read(written(all.toString()));
        assertThat(text.tokens()).startsWith(0, 1, 2).hasSize(Text.ALPHABET).endsWith(95);
        assertThat(text).hasToString(all.toString());
        assertThat(Text.read(written("a\r\nb"))).hasToString("a\nb");
    }

    @Test
    void foretellsByCounting() throws IOException {
        Text text = Text.read(written("ababababa"));
        double seen = 4 + 1;
        assertThat(text.bits(text, true)).isCloseTo(-Math.log(seen / (8 + 96)) / Math.log(2), within(1e-12));
        assertThat(text.bits(text, false)).isCloseTo(-Math.log(seen / (4 + 96)) / Math.log(2), within(1e-12));
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        assertThat(refused("fine\nna\u00efve"))
                .contains("text.txt has the byte 0xc3 in line 2; expected ends of lines and ASCII");
        assertThat(refused("too short")).startsWith("a window takes 64 characters and the one after them, but");
        assertThat(refused("text", "--temperature", "0"))
                .isEqualTo("--write is 0 or more and --temperature more than 0, but they are 500 and 0.0");
        assertThat(refused("text ".repeat(200), "--epochs", "0")).contains("1 or more epochs, but was asked for 0");
        Path none = folder.resolve("none.txt");
        Ran ran = Ran.examples("transformer", "--text", none.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("--text: there is no file " + none);
    }

    private String refused(String text, String... options) throws IOException {
        Ran ran = ran(text, options);
        assertThat(ran.exit()).isEqualTo(1);
        return ran.err();
    }
}
