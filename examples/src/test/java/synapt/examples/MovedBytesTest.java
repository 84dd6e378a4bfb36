package synapt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the examples' networks move through memory and how much of it they take, beside what it was: figures of the plan, which no
 * noise touches. A change that moves more shows in the difference of the committed file, which {@code -Dsynapt.accept=true} writes.
 */
class MovedBytesTest {

    private static final Path EXPECTED = Path.of("src", "test", "resources", "moved-bytes.txt");
    private static final String MOVED = "bytes that kernels read and write there";
    private static final String MEMORY = "memory by maxBatch";

    @Test
    void areAsExpected() throws IOException {
        Map<String, String[]> networks = new LinkedHashMap<>();
        networks.put("Mlp", new String[] {CompiledMlp.memoryPlan(), CompiledMlp.summary()});
        networks.put("GreyLeNet5", new String[] {CompiledGreyLeNet5.memoryPlan(), CompiledGreyLeNet5.summary()});
        networks.put("ColourLeNet5", new String[] {CompiledColourLeNet5.memoryPlan(), CompiledColourLeNet5.summary()});
        networks.put("ResNet20", new String[] {CompiledResNet20.memoryPlan(), CompiledResNet20.summary()});
        networks.put(
                "CharacterModel", new String[] {CompiledCharacterModel.memoryPlan(), CompiledCharacterModel.summary()});
        networks.put("BracketLstm", new String[] {CompiledBracketLstm.memoryPlan(), CompiledBracketLstm.summary()});
        StringBuilder actual = new StringBuilder();
        networks.forEach((name, texts) -> actual.append(name)
                .append(": ")
                .append(from(MOVED, texts[0]))
                .append(from(MEMORY, texts[1]))
                .append('\n'));
        if (Boolean.getBoolean("synapt.accept")) {
            Files.writeString(EXPECTED, actual);
        }
        assertThat(EXPECTED).as("accept it with -Dsynapt.accept=true").exists();
        assertThat(actual.toString()).isEqualTo(Files.readString(EXPECTED));
    }

    private static String from(String heading, String text) {
        int start = text.indexOf(heading);
        assertThat(start).as(heading).isNotNegative();
        return text.substring(start);
    }
}
