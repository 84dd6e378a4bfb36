import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface NodeNotYet {
    class MaxUnpool2d {}

    class RNN {}

    class PixelShuffle {}

    class Dropout {}

    @Layer(out = 2, kernel = 3) MaxUnpool2d unpool();
    RNN rnn();
    Dropout drop1();
    PixelShuffle shuffle();
    LocalResponseNorm notEvenDeclared();
    UpsamplingBilinear2d up();
    Dense dense();
    Sequential features();
    BCELoss loss();
}
