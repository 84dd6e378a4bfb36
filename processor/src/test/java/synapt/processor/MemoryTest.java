package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synapt.Backend;

/** Sharing memory changes nothing: a network whose buffers all lie apart computes the same. */
class MemoryTest {

    private static final Pattern CLASS = Pattern.compile("(?s)class (\\w+Buffers) extends Workspace \\{.*?\\n    }");
    private static final Pattern BUFFER = Pattern.compile("buffer\\((\\d+)L, (\\d+)L\\)");

    static Stream<String> networks() {
        return Compiled.names().stream().filter(n -> !n.equals("LeNet5"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void buffersApartGiveTheSameBits(String name) {
        Compiled shared = Compiled.of(name);
        Compiled apart = shared.rewritten(
                CLASS.matcher(shared.generated()).replaceAll(m -> Matcher.quoteReplacement(apart(m.group()))));
        assertThat(TrainedDigest.of(apart.create(42, Backend.threads(1))))
                .isEqualTo(TrainedDigest.of(shared.create(42, Backend.threads(1))));
    }

    /** A workspace with each buffer behind the one before. */
    private static String apart(String workspace) {
        long[] end = {0};
        String moved = BUFFER.matcher(workspace).replaceAll(m -> {
            long from = end[0];
            end[0] += Long.parseLong(m.group(2));
            return "buffer(" + from + "L, " + m.group(2) + "L)";
        });
        return moved.replaceFirst("ELEMENTS = \\d+L", "ELEMENTS = " + end[0] + "L") + "\n// apart";
    }
}
