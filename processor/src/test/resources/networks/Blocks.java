import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {2, 12, 12})
public interface Blocks {
    @Layer(out = 4, kernel = 3, padding = 1) Conv2d stem();

    @Layer(repeat = 2, with = "width = 6, stride = first ? 2 : 1, drop = 0.1*(index + 1)")
    List<Unit> layer1();

    @Layer(with = "width = 8, depth = 2") Stage layer2();
    @Layer Flatten flat();
    @Layer(out = 5) Linear fc();

    @Block(params = {"width", "depth"})
    interface Stage {
        @Layer(with = "repeat = depth, width = width, stride = 1, drop = first ? 0.25 : 0.5") List<Unit> units();
        @Layer(from = "units", kernel = 2) AvgPool2d pool();
        @Layer(from = "pool", with = "repeat = 1, wide = 2*width") List<Head> head();
    }

    @Block(params = {"width", "stride", "drop"})
    interface Unit {
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = width, stride = {stride, stride}")
        @BatchNorm(name = "bn1")
        @Activation(RELU)
        Conv2d conv1();

        @Dropout2d(with = "p = drop") Identity drop1();
    }

    @Block(params = "wide")
    interface Head {
        @Layer(kernel = 1, with = "out = wide, bias = first") @Activation(value = LEAKY_RELU, with = "negativeSlope = 1/8")
        Conv2d conv();
    }
}
