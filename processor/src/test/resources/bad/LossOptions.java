import static synapt.annotation.LossFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

class LossOptions {
    @Network(input = 4)
    interface NotItsOwn {
        @Output(loss = MSE, labelSmoothing = 0.1, ignoreIndex = -100, classWeights = {1, 2, 3}, delta = 2, beta = 3, posWeight = 4)
        @Layer(out = 3) Linear fc1();
    }

    @Network(input = 4)
    interface NothingToReduce {
        @Output(loss = NONE, reduction = Reduction.SUM) @Layer(out = 3) Linear fc1();
    }

    @Network(input = 4)
    interface TooFewWeights {
        @Output(classWeights = {1, 2}) @Layer(out = 3) Linear fc1();
    }

    @Network(input = 4)
    interface TooManyWeights {
        @Output(loss = BCE_WITH_LOGITS, posWeight = {1, 2, 3, 4}) @Layer(out = 3) Linear fc1();
    }

    @Network(input = 4)
    interface WrongWeights {
        @Output(classWeights = {1, -2, Double.NaN}) @Layer(out = 3) Linear fc1();
    }

    @Network(input = 4)
    interface Percent {
        @Output(labelSmoothing = 10) @Layer(out = 3) Linear fc1();
    }

    @Network(input = 4)
    interface NoBend {
        @Output(loss = HUBER, delta = 0) @Layer(out = 3) Linear fc1();
    }

    @Network(input = 4)
    interface NegativeBend {
        @Output(loss = SMOOTH_L1, beta = -1) @Layer(out = 3) Linear fc1();
    }

    @Network(input = {5, 4})
    interface OfPositions {
        @Output(labelSmoothing = 0.1, classWeights = {1, 2}, ignoreIndex = -100) @Layer(out = 3) Linear fc1();
    }
}
