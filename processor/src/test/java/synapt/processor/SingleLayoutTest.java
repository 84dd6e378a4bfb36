package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.annotation.LossFunction;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.LiveNetworks;
import synapt.processor.live.NetworkSource;

/** One example alone gives the bits that it gives in a batch, also where a shape changes and nothing moves. */
class SingleLayoutTest {

    private static final int[] SHAPE = {3, 4, 6};
    private static final String FLAT = "@Layer Flatten flat();\n";
    private static final String LAST = OUTPUT + " @Layer(out = 5) Linear last();";

    @Test
    void oneExampleAlone() {
        List<String> nodes = List.of(
                FLAT + "@Layer Relu act();\n",
                FLAT + "@BatchNorm BatchNorm1d norm();\n",
                FLAT + "@Dropout(p = 0.3) Identity drop();\n",
                "@Layer(out = 20, kernel = 3) Conv2d conv();\n" + FLAT + "@Layer Tanh act();\n",
                "@Layer(size = {4, 18}) Reshape shape();\n@Layer(out = 18, kernel = 3) Conv1d conv();\n" + FLAT,
                "@Layer(order = {2, 0, 1}) Permute turned();\n@Layer(kernel = 2) MaxPool2d pool();\n" + FLAT,
                "@Layer(padding = 1) ReflectionPad2d pad();\n@Layer(scale = {1, 2}) Upsample up();\n" + FLAT,
                "@Layer(out = 17, kernel = 2) ConvTranspose2d conv();\nGlobalMaxPool pool();\n",
                "@Layer(out = 18, kernel = 2, padding = 1) Conv2d conv();\nGlobalAvgPool pool();\n");
        check(SHAPE, "image", nodes);
    }

    @Test
    void oneSequenceOrVolumeAlone() {
        check(
                new int[] {3, 24},
                "sequence",
                List.of("@Layer(out = 18, kernel = 4, stride = 3) Conv1d conv();\n"
                        + "@Layer(kernel = 2) MaxPool1d pool();\n"
                        + FLAT));
        check(
                new int[] {2, 4, 3, 6},
                "volume",
                List.of(
                        "@Layer(out = 18, kernel = {2, 1, 3}, padding = {1, 0, 2}) Conv3d conv();\n"
                                + "@Layer(kernel = 2) MaxPool3d pool();\n"
                                + FLAT,
                        "@Layer(out = 18, kernel = 2) Conv3d conv();\n"
                                + "@Layer(size = {2, 1, 3}) AdaptiveAvgPool3d pool();\n"
                                + FLAT));
    }

    /** A sequence of one position lies otherwise than a vector. */
    @Test
    void onePositionAlone() {
        check(new int[] {1, 24}, "position", List.of("", "@Layer(out = 18) Linear fc();\n"));
    }

    private static void check(int[] shape, String name, List<String> nodes) {
        List<NetworkSource> sources = nodes.stream()
                .map(n -> new NetworkSource(name + nodes.indexOf(n), shape, LossFunction.NONE, n + LAST))
                .toList();
        LiveNetworks networks = LiveNetworks.compile(sources);
        for (NetworkSource source : sources) {
            check(source, networks.<float[]>create(source.name(), Backend.shared()));
        }
    }

    private static void check(NetworkSource source, LiveNetwork<?, float[]> net) {
        int in = Arrays.stream(source.shape()).reduce(1, (a, b) -> a * b);
        Random random = new Random(3);
        float[] batch = new float[3 * in];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = random.nextFloat() - 0.5f;
        }
        float[] together = net.forwardEval(batch).values();
        for (int e = 0; e < 3; e++) {
            float[] alone = net.forwardEval(Arrays.copyOfRange(batch, e * in, (e + 1) * in))
                    .values();
            assertThat(alone)
                    .as("example %d of %s", e, source.nodes())
                    .isEqualTo(Arrays.copyOfRange(together, 5 * e, 5 * e + 5));
        }
    }
}
