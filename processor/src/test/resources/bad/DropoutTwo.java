import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 4, 4})
interface DropoutTwo {
    @Layer(out = 4, kernel = 3) @Dropout(p = 0.5) @Dropout2d(p = 0.5) Conv2d conv1();
    @Layer Flatten flat();
}
