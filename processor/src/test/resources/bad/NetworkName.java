import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface NetworkName {
    @Layer(out = 2) Linear fc1();
}

class CompiledNetworkName {}
