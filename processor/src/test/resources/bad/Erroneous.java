import synapt.annotation.*;
import synapt.layer.*;

/** What the compiler itself reports is not reported again; what is independent of it is. */
@Network(input = {3, Missing.HEIGHT, 8})
interface Erroneous {
    @Layer(out = Missing.OUT, kernel = 3) Conv2d conv1();
    @Layer(out = "four", kernel = 3) Conv2d conv2();
    @Layer(out = 4, kernel = 3, depth = 3) Conv2d conv3();
    @Dropout Identity drop1();
    @Activation(Missing.RELU) Identity act1();
    @Missing Identity id();
    @Dropout(p = 2) Identity drop2();
}
