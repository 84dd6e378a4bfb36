import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 4, 4})
interface DropoutRate {
    @Dropout(p = 1.5) Identity drop1();
    @Dropout2d(p = -0.1) Identity drop2();
    @Dropout(p = Double.NaN) Identity drop3();
    @Dropout(p = 50) Identity drop4();
    @Dropout(p = Double.POSITIVE_INFINITY) Identity drop5();
    @Layer Flatten flat();
    @Dropout2d(p = 7) @Layer(out = 10) Linear fc1();
}
