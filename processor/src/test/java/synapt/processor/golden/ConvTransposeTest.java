package synapt.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.annotation.LossFunction;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.LiveNetworks;
import synapt.processor.live.NetworkSource;
import synapt.train.Sgd;

/**
 * Transposed convolutions against the definition: each input adds its kernel, times its value, to the output. PyTorch's values have
 * no such case; gradients are checked with all others.
 */
class ConvTransposeTest {

    private static final int EXAMPLES = 3;

    /** Channels and outputs are those of all groups; all else is {height, width}. */
    private record Case(
            String name,
            int channels,
            int out,
            int groups,
            int[] in,
            int[] kernel,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int[] dilation) {

        int size(int d) {
            return (in[d] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel[d] - 1) + outputPadding[d] + 1;
        }

        NetworkSource source() {
            String node =
                    "@Layer(out = %d, groups = %d, kernel = %s, stride = %s, padding = %s, outputPadding = %s, dilation = %s) ConvTranspose2d layer();"
                            .formatted(
                                    out,
                                    groups,
                                    NetworkSource.braces(kernel),
                                    NetworkSource.braces(stride),
                                    NetworkSource.braces(padding),
                                    NetworkSource.braces(outputPadding),
                                    NetworkSource.braces(dilation));
            return new NetworkSource(name, new int[] {channels, in[0], in[1]}, LossFunction.NONE, OUTPUT + " " + node);
        }

        float[] output(float[] x, float[] weight, float[] bias) {
            float[] y = new float[EXAMPLES * out * size(0) * size(1)];
            for (int i = 0; i < y.length; i++) {
                y[i] = bias[i / size(1) / size(0) % out];
            }
            int places = kernel[0] * kernel[1];
            int outPerGroup = out / groups;
            for (int i = 0; i < x.length; i++) {
                int w = i % in[1];
                int h = i / in[1] % in[0];
                int c = i / in[1] / in[0] % channels;
                int example = i / in[1] / in[0] / channels;
                int first = example * out + c / (channels / groups) * outPerGroup;
                for (int k = 0; k < outPerGroup * places; k++) {
                    int row = h * stride[0] - padding[0] + k / kernel[1] % kernel[0] * dilation[0];
                    int col = w * stride[1] - padding[1] + k % kernel[1] * dilation[1];
                    if (row >= 0 && row < size(0) && col >= 0 && col < size(1)) {
                        y[((first + k / places) * size(0) + row) * size(1) + col] +=
                                x[i] * weight[c * outPerGroup * places + k];
                    }
                }
            }
            return y;
        }
    }

    private static int[] both(int n) {
        return new int[] {n, n};
    }

    @Test
    void eachInputAddsItsKernel() {
        List<Case> cases = List.of(
                new Case("plain", 3, 2, 1, both(4), both(3), both(1), both(0), both(0), both(1)),
                new Case("doubling", 4, 5, 1, new int[] {3, 5}, both(2), both(2), both(0), both(0), both(1)),
                new Case(
                        "all",
                        4,
                        6,
                        2,
                        new int[] {3, 4},
                        new int[] {3, 2},
                        new int[] {2, 3},
                        new int[] {1, 0},
                        new int[] {1, 2},
                        new int[] {1, 2}),
                new Case("depthwise", 3, 3, 3, both(5), both(3), both(2), both(1), both(1), both(1)));
        LiveNetworks networks =
                LiveNetworks.compile(cases.stream().map(Case::source).toList());
        cases.forEach(c -> check(c, networks.<float[]>create(c.name, Backend.shared())));
    }

    private static <N> void check(Case c, LiveNetwork<N, float[]> net) {
        Random random = new Random(5);
        float[] weight = floats(random, c.channels * (c.out / c.groups) * c.kernel[0] * c.kernel[1]);
        float[] bias = floats(random, c.out);
        float[] x = floats(random, EXAMPLES * c.channels * c.in[0] * c.in[1]);
        net.parameters().set("layer.weight", weight);
        net.parameters().set("layer.bias", bias);
        TrainingRun<N, float[], ?> run = net.training(Sgd.of(0.01), EXAMPLES);
        float[] wanted = c.output(x, weight, bias);
        assertThat(net.forwardEval(x).values()).as(c.name).containsExactly(wanted, within(1e-5f));
        assertThat(run.forwardTrain(x).output()).as(c.name).containsExactly(wanted, within(1e-5f));
    }

    private static float[] floats(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }
}
