import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

public class AbstractClass {
    interface Head {
        @Layer(out = 10) Linear head();
    }

    public abstract static class Base {
        @Layer(out = 50) @Activation(RELU) protected abstract Linear fc1();

        @Layer(out = 20) abstract Linear replaced();
    }

    @Network(input = {5, 8})
    public abstract static class Nested extends Base {
        private final int number;

        protected Nested() {
            number = 7;
        }

        @Override
        @Layer(out = 30) abstract Linear replaced();

        Flatten flat() {
            throw new IllegalStateException("a method with a body is not a node");
        }

        abstract Flatten toVector();

        @Layer(out = 10) public abstract Linear fc2();

        int number() {
            return number;
        }
    }

    @Network(input = 4)
    interface WithHead extends Head {}
}
