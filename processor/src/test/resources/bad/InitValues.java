import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
@Init(value = Initializer.HE_NORMAL, std = 2)
interface InitValues {
    @Layer(out = 4) @Init(value = Initializer.NORMAL, std = 0) Linear fc1();
    @Layer(out = 4) @Init(value = Initializer.UNIFORM, bound = -1) Linear fc2();
    @Layer(out = 4) @Init(value = Initializer.UNIFORM, std = 1) Linear fc3();
    @Init(Initializer.ZERO) Relu act1();
}
