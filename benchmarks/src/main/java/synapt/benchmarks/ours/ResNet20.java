package synapt.benchmarks.ours;

import static synapt.annotation.ActivationFunction.RELU;
import static synapt.annotation.Initializer.PYTORCH;

import java.util.List;
import synapt.annotation.Activation;
import synapt.annotation.BatchNorm;
import synapt.annotation.Block;
import synapt.annotation.Init;
import synapt.annotation.Layer;
import synapt.annotation.Match;
import synapt.annotation.Matching;
import synapt.annotation.Network;
import synapt.layer.Add;
import synapt.layer.Conv2d;
import synapt.layer.GlobalAvgPool;
import synapt.layer.Linear;
import synapt.layer.Shortcut;

/** ResNet-20 as README.md defines it: shortcuts without weights, option A of the paper. */
@Init(PYTORCH)
@Network(input = {3, 32, 32})
public interface ResNet20 {
    @Layer(out = 16, kernel = 3, padding = 1, bias = false)
    @BatchNorm
    @Activation(RELU)
    Conv2d stem();

    @Layer(repeat = 3, with = "width = 16, stride = 1")
    List<Unit> stage1();

    @Layer(repeat = 3, with = "width = 32, stride = first ? 2 : 1")
    List<Unit> stage2();

    @Layer(repeat = 3, with = "width = 64, stride = first ? 2 : 1")
    List<Unit> stage3();

    @Layer
    GlobalAvgPool pool();

    @Layer(out = 10)
    Linear fc();

    /** Two convolutions, and the way around them. */
    @Block(params = {"width", "stride"})
    interface Unit {
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width, stride = stride")
        @BatchNorm
        @Activation(RELU)
        Conv2d conv1();

        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width")
        @BatchNorm
        Conv2d conv2();

        @Layer(from = "input")
        @Match(to = "conv2", by = Matching.PADDING)
        Shortcut around();

        @Layer(from = {"conv2", "around"})
        @Activation(RELU)
        Add sum();
    }
}
