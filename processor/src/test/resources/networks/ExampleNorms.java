import static synapt.annotation.ActivationFunction.*;
import static synapt.annotation.NormFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Normalisation of each example by itself: as facets and as nodes, in block layout and for one example. */
@Network(input = {4, 7, 6})
public interface ExampleNorms {
    @Norm(dims = 2) LayerNorm ln0();
    @Layer(out = 18, kernel = 3, bias = false) @Norm(value = GROUP, groups = 3, name = "gn1") @Activation(RELU) Conv2d conv1();
    @Norm(affine = true) InstanceNorm2d in1();
    @Layer(out = 5, kernel = 2) @Norm(INSTANCE) @Dropout2d(p = 0.25) Conv2d conv2();
    @Layer Flatten flat();
    @Layer(out = 21) @Norm(eps = 1e-3) @Activation(TANH) Linear fc1();
    RmsNorm rms();
    @Layer(out = 4) Linear fc2();
}
