import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Advice on a facet, on a node of its own, inside a block, around the use of one, and on what is inherited. */
class AdviceInPlaces {
    @Network(input = {3, 8, 8})
    interface Facets {
        @Layer(out = 4, kernel = 3, bias = true) @BatchNorm @Activation(RELU) @Dropout(p = 0.6) Conv2d conv();
        @Layer Flatten flat();
        @Frozen @Layer(out = 8) @Activation(SELU) @Dropout(p = 0.5) Linear frozen();
        @Layer(out = 8) @Activation(SELU) @Dropout(p = 0.5) Linear selu();
        @Layer(out = 4) @Activation(SOFTMAX) Linear end();
    }

    @Network(input = {3, 8, 8})
    interface Nodes {
        @Layer(out = 4, kernel = 3, bias = true) Conv2d conv();
        @Layer(from = "conv", out = 4, kernel = 1) Conv2d other();
        @Layer(from = "other", out = 4, kernel = 1, bias = true) Conv2d third();
        @Layer(from = {"other", "third"}) Add sum();
        BatchNorm2d bn();
        Relu relu();
        @Dropout(p = 0.6) Identity drop();
        @Layer(size = {4, 36}) Reshape rows();
        @Layer Flatten flat();
        @Dropout(p = 0.5) Identity again();
        @Layer(out = 4) Linear end();
        Relu last();
    }

    @Network(input = {3, 8, 8})
    interface InBlocks {
        Body body();
        @BatchNorm Identity norm();
        @Layer Flatten flat();
        Head head();
    }

    @Block
    interface Body {
        @Layer(out = 4, kernel = 3, bias = true) Conv2d conv();
        @Dropout2d(p = 0.6) Identity drop();
    }

    @Block
    interface Head {
        @Frozen @Dropout(p = 0.5) @Layer(out = 8) Linear frozen();
        @Layer(out = 3) Linear fc1();
        @Layer(out = 4) @Dropout(p = 0.2) Linear end();
    }

    interface Base {
        @Layer(out = 8) @Init(Initializer.HE_NORMAL) @Activation(TANH) Linear tanh();
        @Layer(out = 8) @Activation(RELU) @AlphaDropout(p = 0.1) Linear relu();
    }

    @Network(input = 5)
    interface Inherits extends Base {
        @Layer(out = 3) @Activation(RELU) Linear end();
    }
}
