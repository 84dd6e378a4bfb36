import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 3)
interface Cyclic extends Other {
    @Layer(out = 2) Linear fc1();
}

interface Other extends Cyclic {}
