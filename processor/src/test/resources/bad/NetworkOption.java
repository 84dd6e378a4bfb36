// options: -Asynapt.verbos -Asynapt.colour=never
import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface NetworkOption {
    @Layer(out = 2) Linear fc1();
}
