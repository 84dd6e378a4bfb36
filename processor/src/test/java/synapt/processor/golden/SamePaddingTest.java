package synapt.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.List;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.annotation.LossFunction;
import synapt.processor.live.LiveNetwork;
import synapt.processor.live.LiveNetworks;
import synapt.processor.live.NetworkSource;
import synapt.train.Sgd;

/** Where SAME padding is odd, the larger half is behind. PyTorch's values have no such case, and gradients can't tell. */
class SamePaddingTest {

    @Test
    void padsMoreBehind() {
        String node = OUTPUT + " @Layer(out = 1, kernel = {2, 4}, padding = Layer.SAME, bias = false) Conv2d layer();";
        NetworkSource source = new NetworkSource("same", new int[] {1, 2, 3}, LossFunction.NONE, node);
        LiveNetwork<?, float[]> net = LiveNetworks.compile(List.of(source)).create("same", Backend.shared());
        net.parameters().set("layer.weight", new float[] {
            1, 10, 100, 1000,
            -1, -10, -100, -1000
        });
        float[] image = {
            1, 2, 3,
            4, 5, 6
        };
        float[] expected = {3210 - 6540, 321 - 654, 32 - 65, 6540, 654, 65};
        assertThat(net.forwardEval(image).values()).isEqualTo(expected);
        assertThat(outputInTraining(net, image)).isEqualTo(expected);
    }

    private static <N> float[] outputInTraining(LiveNetwork<N, float[]> net, float[] image) {
        TrainingRun<N, float[], ?> run = net.training(Sgd.of(0.01), 1);
        return run.forwardTrain(image).output();
    }
}
