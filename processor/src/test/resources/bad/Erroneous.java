import synapt.annotation.*;
import synapt.layer.*;

/** What the compiler itself reports is not reported again; what is independent of it is. */
@Network(input = {3, Missing.HEIGHT, 8})
interface Erroneous {
    @Layer(out = Missing.OUT, kernel = 3) Conv2d conv1();
    @Missing Identity id();
    @Layer(out = 4, kernel = 0) Conv2d conv2();
    @Dropout(p = 2) Identity drop1();
}
