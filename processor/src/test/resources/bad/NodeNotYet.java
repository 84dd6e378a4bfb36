import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface NodeNotYet {
    class MaxUnpool2d {}

    class LSTM {}

    class Upsample {}

    class Dropout {}

    @Layer(out = 2, kernel = 3) MaxUnpool2d unpool();
    LSTM lstm();
    Dropout drop1();
    Upsample upsample();
    LocalResponseNorm notEvenDeclared();
}
