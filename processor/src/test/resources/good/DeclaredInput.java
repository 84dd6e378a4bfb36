import synapt.annotation.*;
import synapt.layer.*;

@Network
public interface DeclaredInput {
    @Input(shape = 784, gradient = true) @Dropout(p = 0.2) InputLayer pixels();
    @Layer(out = 100) Linear fc1();
    Tanh act1();
    @Layer(from = "act1", out = 10) Linear fc2();
}
