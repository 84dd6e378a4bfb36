package synapt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void takesAllWorkloadsOfAModelOnce() {
        Options options = parse("lenet5.eval.one lenet5 --threads 1,2 --contenders libtorch --pairs 7");
        assertThat(options.workloads())
                .extracting(Workload::toString)
                .containsExactly("lenet5.eval.one", "lenet5.train");
        assertThat(options.threads()).containsExactly(1, 2);
        assertThat(options.contenders()).containsExactly(Library.LIBTORCH);
        assertThat(options.pairs()).isEqualTo(7);
        assertThat(options.measure()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lenet6            | no workload "lenet6"; there are: lenet5, lenet5.train, lenet5.eval.one
                    --threads 0       | --threads takes whole numbers above 0, but got "0"
                    --threads 1,two   | --threads takes whole numbers above 0, but got "two"
                    --pairs           | --pairs needs a value
                    --fast yes        | no option --fast
                    """)
    void saysWhatIsWrong(String arguments, String message) {
        assertThatThrownBy(() -> parse(arguments)).hasMessage(message);
    }

    @Test
    void comparesTwoAtMost() {
        assertThatThrownBy(() -> parse("--contenders libtorch,libtorch,libtorch"))
                .hasMessage("--contenders takes one library or two, but got libtorch,libtorch,libtorch");
        assertThatThrownBy(() -> parse("--contenders libtroch"))
                .hasMessageStartingWith("no library \"libtroch\"; there are: ");
    }

    private static Options parse(String arguments) {
        return Options.parse(List.of(("--contenders libtorch " + arguments).split(" ")));
    }
}
