import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
sealed interface NetworkSealed {
    @Layer(out = 2) Linear fc1();

    non-sealed interface Sub extends NetworkSealed {}
}
