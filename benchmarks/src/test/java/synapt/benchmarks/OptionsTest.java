package synapt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synapt.benchmarks.harness.Workload;

class OptionsTest {
    @Test
    void takesAllWorkloadsThatBeginSoOnce() {
        Options options = parse("lenet5.eval.one lenet5 --threads 2 --contenders libtorch --pairs 7");
        assertThat(options.workloads())
                .extracting(Workload::toString)
                .containsExactly("lenet5.eval.one", "lenet5.train", "lenet5.train.p0", "lenet5.eval.batch256");
        assertThat(options.starts()).isFalse();
        assertThat(options.threads()).containsExactly(2);
        assertThat(options.contenders()).containsExactly(Library.LIBTORCH);
        assertThat(options.pairs()).isEqualTo(7);
        assertThat(options.measure()).isEqualTo(3);
    }

    @Test
    void withoutArgumentsEverythingIsMeasured() {
        Options options = Options.parse(List.of(), Path.of("here"));
        assertThat(options.workloads()).containsExactly(Workload.values());
        assertThat(options.starts()).isTrue();
        assertThat(options.contenders()).startsWith(Library.SYNAPT).hasSize(Library.values().length);
        assertThat(options.out()).isEqualTo(Path.of("here/target/results"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --threads 0       | --threads takes whole numbers above 0, but got "0"
                    --threads 1,two   | --threads takes whole numbers above 0, but got "two"
                    --pairs           | --pairs needs a value
                    --fast yes        | no option --fast
                    """)
    void saysWhatIsWrong(String arguments, String message) {
        assertThatThrownBy(() -> parse(arguments)).hasMessage(message);
    }

    @Test
    void namesWhatThereIs() {
        assertThatThrownBy(() -> parse("--contenders libtroch"))
                .hasMessage(
                        "no library \"libtroch\"; there are: synapt, libtorch, libtorch-openblas, libtorch-nhwc, djl, dl4j");
        assertThatThrownBy(() -> parse("lenet6"))
                .hasMessageStartingWith("no workload \"lenet6\"; there are: lenet5.train, lenet5.train.p0, ");
    }

    private static Options parse(String arguments) {
        return Options.parse(List.of(arguments.split(" ")), Path.of("."));
    }
}
