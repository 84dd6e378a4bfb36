import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface DropoutAdvice {
    @Dropout(p = 0) Identity useless();
    @Dropout2d(p = 1) Identity everything();
    @Layer(out = 4, kernel = 3) @Dropout(p = 0.5) Conv2d conv1();
    @Dropout(p = 0.2) Identity again();
    BatchNorm2d bn1();
    @Layer(out = 4, kernel = 3) @Dropout2d(p = 0.5) Conv2d conv2();
    Relu act2();
    @BatchNorm Identity norm2();
    @Dropout(p = 0, adjustable = true) Identity fine();
    Flatten flat();
    @Layer(out = 10) @Dropout(p = 0.5) Linear fc1();
}
