import synapt.annotation.*;
import synapt.layer.*;

class DropConnects {

    @Network(input = {3, 8})
    interface Wrong {
        @DropConnect(p = 0.5) Identity noWeights();
        @DropConnect(p = 0.5) @Layer(out = 4) Lstm recurrent();
        @DropConnect(p = 0.5) @Attention(heads = 2) MultiheadAttention attention();
        @DropConnect(p = 0.5) LearnedPositions positions();
        @DropConnect(p = -1) @Layer(out = 4) Linear rate();
        @DropConnect @Layer(out = 4) Linear missing();
        @DropConnect(p = 0.5) @Ramp(steps = 5) @Layer(out = 4) @Dropout(p = 0.1) Linear both();
        @DropConnect(p = 0.5, adjustable = true) @Ramp(steps = 5) @Layer(out = 4) Linear adjustable();
        @DropConnect(p = 0.5) @Layer(out = 4) Linear name();
        @Layer(out = 4) Linear nameWeights();
    }

    @Network(input = 4)
    interface Shared {
        @Layer(out = 4) @Activation(ActivationFunction.TANH) Linear whole();
        @DropConnect(p = 0.5) @Layer(out = 4) @Activation(ActivationFunction.TANH) Linear dropped();
        @DropConnect(p = 0.5) @Tied("whole") @Layer(out = 4) @Activation(ActivationFunction.TANH) Linear second();
        @Tied("dropped") @Layer(from = "whole", out = 4) Linear third();
    }

    /** What is advised against. */
    @Network(input = 4)
    interface Advice {
        @DropConnect(p = 0) @Layer(out = 8) @Activation(ActivationFunction.RELU) Linear nothing();
        @DropConnect(p = 1) @Layer(out = 8) @Activation(ActivationFunction.RELU) Linear everything();
        @DropConnect(p = 0, adjustable = true) @Layer(out = 8) @Activation(ActivationFunction.RELU) Linear later();
        @DropConnect(p = 0.5) @Layer(out = 8) @Dropout(p = 0.5) @Activation(ActivationFunction.RELU) Linear two();
        @Frozen @DropConnect(p = 0.5) @Layer(out = 8) Linear frozen();
    }
}
