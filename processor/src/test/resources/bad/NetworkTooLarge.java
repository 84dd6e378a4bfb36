import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

class NetworkTooLarge {
    @Network(input = {2, 3})
    interface Deep {
        @Layer(repeat = 188) List<Stack> stacks();
        @Layer Flatten flat();
        @Layer(out = 2) Linear answer();
    }

    @Network(input = {2, 3})
    interface LessDeep {
        @Layer(repeat = 187) List<Stack> stacks();
        @Layer Flatten flat();
        @Layer(out = 2) Linear answer();
    }

    @Block
    interface Stack {
        @Layer(out = 1) @Recurrent(layers = 16) Lstm lstm();
    }
}
