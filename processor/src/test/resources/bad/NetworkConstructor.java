import synapt.annotation.*;
import synapt.layer.*;

class NetworkConstructor {
    @Network(input = 4)
    abstract static class Takes {
        Takes(int n) {}

        @Layer(out = 2) abstract Linear fc1();
    }

    @Network(input = 4)
    abstract static class Hides {
        private Hides() {}

        @Layer(out = 2) abstract Linear fc1();
    }
}
