package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synapt.Backend;

/** A process's first answer to one example does not wait for the classes of vectors; the second comes from them, with the same bits. */
class FirstPredictionTest {

    private static final String VECTORS = " jdk.incubator.vector.FloatVector ";

    @ParameterizedTest
    @CsvSource({"LeNet5, 3072", "Mlp, 20"})
    void oneExampleComesBeforeVectors(String network, int features) throws Exception {
        List<String> lines = run(network, features);
        assertThat(lines.subList(0, lines.indexOf("first"))).isNotEmpty().noneMatch(line -> line.contains(VECTORS));
        assertThat(lines.subList(lines.indexOf("first"), lines.indexOf("second")))
                .anyMatch(line -> line.contains(VECTORS));
        assertThat(lines).contains("same bits");
    }

    @Test
    void severalExamplesTakeVectorsAtOnce() throws Exception {
        List<String> lines = run("Mlp", 2 * 20);
        assertThat(lines.subList(0, lines.indexOf("first"))).anyMatch(line -> line.contains(VECTORS));
        assertThat(lines).contains("same bits");
    }

    private static List<String> run(String network, int numbers) throws Exception {
        return ChildJvm.run(
                        FirstPredictionTest.class,
                        List.of("--add-modules=jdk.incubator.vector", "-Xlog:class+load"),
                        List.of(Compiled.of(network)),
                        Integer.toString(numbers))
                .lines()
                .toList();
    }

    /** Run by the child: a network, and how many numbers to evaluate twice. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Net net = new Net(Class.forName(args[0])
                .getMethod("create", long.class, Backend.class)
                .invoke(null, 1L, Backend.threads(1)));
        Random random = new Random(1);
        float[] inputs = new float[Integer.parseInt(args[1])];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        float[] first = net.forwardEval(inputs).values();
        System.out.println("first");
        float[] second = net.forwardEval(inputs).values();
        System.out.println("second");
        System.out.println(Arrays.equals(first, second) ? "same bits" : "other bits");
    }
}
