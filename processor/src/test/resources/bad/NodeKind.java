import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface NodeKind {
    class Linaer {}

    class Gadget {}

    int number();
    void nothing();
    Linear[] several();
    Linaer misspelt();
    Gadget ownClass();
    WeightedLayer tooGeneral();
    BatchNorm withoutRank();
    @Layer(out = 2) Linear fc1();
}
