import synapt.annotation.*;
import synapt.layer.*;

class NetworkInner {
    @Network(input = 4)
    abstract class Inner {
        @Layer(out = 2) abstract Linear fc1();
    }
}
