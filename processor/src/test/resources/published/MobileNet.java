import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** Howard et al. 2017, 1.0 at 224. */
@Network(input = {3, 224, 224})
public interface MobileNet {
    @Layer(out = 32, kernel = 3, stride = 2, padding = 1, bias = false) @BatchNorm @Activation(RELU) Conv2d stem();
    @Layer(with = "in = 32, out = 64, stride = 1")     Separable s1();
    @Layer(with = "in = 64, out = 128, stride = 2")    Separable s2();
    @Layer(with = "in = 128, out = 128, stride = 1")   Separable s3();
    @Layer(with = "in = 128, out = 256, stride = 2")   Separable s4();
    @Layer(with = "in = 256, out = 256, stride = 1")   Separable s5();
    @Layer(with = "in = 256, out = 512, stride = 2")   Separable s6();
    @Layer(repeat = 5, with = "in = 512, out = 512, stride = 1") List<Separable> s7();
    @Layer(with = "in = 512, out = 1024, stride = 2")  Separable s12();
    @Layer(with = "in = 1024, out = 1024, stride = 1") Separable s13();
                                                       GlobalAvgPool pool();
    @Layer(out = 1000)                                 Linear fc();

    @Block(params = {"in", "out", "stride"})
    interface Separable {
        @Layer(kernel = 3, padding = 1, bias = false, with = "out = in, groups = in, stride = stride") @BatchNorm @Activation(RELU) Conv2d depthwise();
        @Layer(kernel = 1, bias = false, with = "out = out") @BatchNorm @Activation(RELU) Conv2d pointwise();
    }
}
