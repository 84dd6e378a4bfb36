import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface NodeNotYet {
    class Conv1d {}

    class LSTM {}

    class Upsample {}

    class Dropout {}

    @Layer(out = 2, kernel = 3) Conv1d conv1();
    LSTM lstm();
    Dropout drop1();
    Upsample upsample();
    LayerNorm notEvenDeclared();
}
