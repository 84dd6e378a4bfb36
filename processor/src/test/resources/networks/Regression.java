import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** An abstract class, nested, with what users add to one, and a squared error. */
public class Regression {
    interface Rows {
        @Layer(out = 5) @Activation(SIGMOID) Linear rows();
    }

    @Network(input = {3, 4})
    public abstract static class Nested implements Rows {
        private final int number;

        protected Nested() {
            number = 7;
        }

        abstract Flatten flat();

        @Layer(out = 2) @Output(loss = LossFunction.MSE) protected abstract Linear head();

        int number() {
            return number;
        }
    }
}
