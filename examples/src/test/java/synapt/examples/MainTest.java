package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void listsTheExamplesWhenThereIsNoneOfThatName() {
        Ran ran = Ran.examples("quux");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("Unmatched argument at index 0: 'quux'")
                .contains(
                        "fashion-lenet",
                        "cifar-lenet",
                        "cifar-resnet",
                        "fashion-mlp",
                        "fashion-photos",
                        "transformer",
                        "brackets",
                        "-Dexample=");
        assertThat(Ran.examples("fashion-lennet").err()).contains("Did you mean: examples fashion-lenet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fashion-lenet",
                "cifar-lenet",
                "cifar-resnet",
                "fashion-mlp",
                "fashion-photos",
                "fashion-photos",
                "transformer",
                "brackets"
            })
    void explainsOptions(String example) {
        Ran ran = Ran.examples(example, "--help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out().getFirst()).startsWith("Usage: examples " + example);
        assertThat(ran.out()).anyMatch(line -> line.contains("--epochs=<epochs>"));
    }

    @Test
    void saysWhatIsWrongWithAnOption() {
        Ran ran = Ran.examples("fashion-lenet", "--epochs", "many");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("Invalid value for option '--epochs': 'many' is not an int");
    }
}
