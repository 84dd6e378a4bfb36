import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Shapes that compile with their dimensions the wrong way round. */
class Orders {
    @Network(input = {32, 32, 3})
    interface ColoursLast {
        @Layer(out = 8, kernel = 3) Conv2d conv();
        @Layer Flatten flat();
        @Layer(out = 10) Linear fc();
    }

    @Network(input = {28, 28, 1})
    interface WithAnError {
        @Layer(out = 8, kernel = 5) Conv2d conv();
    }

    @Network(input = 64, tokens = 1000)
    interface Words {
        @Layer(out = 16) Embedding embed();
        @Dropout(p = 0.1) Identity drop();
        @Layer(out = 8, kernel = 3) @Activation(RELU) Conv1d conv();
        @Layer(kernel = 2) MaxPool1d pool();
        @Layer(out = 8) Lstm lstm();
        MeanPositions mean();
        @Layer(out = 2) Linear fc();
    }

    /** Turned, and a kernel of 1 mixes positions. */
    @Network(input = 64, tokens = 1000)
    interface Turned {
        @Layer(out = 16) Embedding embed();
        @Layer(order = {1, 0}) Permute channels();
        @Layer(out = 8, kernel = 3) @Activation(RELU) Conv1d conv();
        @Layer(order = {1, 0}) Permute positions();
        @Layer(out = 8) Lstm lstm();
        @Layer(out = 8, kernel = 1) Conv1d mixes();
        GlobalAvgPool pool();
        @Layer(out = 2) Linear fc();
    }
}
