import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

class LossAdvice {
    @Network(input = 4)
    interface OneClass {
        @Layer(out = 1) Linear fc1();
    }

    @Network(input = 4)
    interface Activated {
        @Layer(out = 4) @Activation(SIGMOID) Linear fc1();
    }

    @Network(input = 4)
    interface ActivatedByNode {
        @Layer(out = 4) Linear fc1();
        Relu relu();
        Identity end();
    }

    @Network(input = 4)
    interface SoftmaxTwice {
        @Layer(out = 4) Linear fc1();
        Softmax softmax();
    }

    @Network(input = 4)
    interface SigmoidTwice {
        @Layer(out = 4) Linear fc1();
        @Output(loss = LossFunction.BCE_WITH_LOGITS) Sigmoid sigmoid();
    }

    @Network(input = 4)
    interface NoLogarithms {
        @Output(loss = LossFunction.NLL) @Layer(out = 4) Linear fc1();
    }

    @Network(input = 4)
    interface NoLogarithmsEither {
        @Layer(out = 4) Linear fc1();
        @Output(loss = LossFunction.KL_DIV) Softmax softmax();
    }

    @Network(input = 4)
    interface Right {
        @Layer(out = 4) Linear fc1();
        @Output(loss = LossFunction.NLL) LogSoftmax softmax();
    }
}
