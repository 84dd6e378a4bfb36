import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface NetworkGeneric<T> {
    @Layer(out = 2) Linear fc1();
}
