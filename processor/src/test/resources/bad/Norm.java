import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface Norm {
    @BatchNorm(eps = 0) BatchNorm2d bn1();
    @BatchNorm(momentum = 1.1) Identity bn2();
    @BatchNorm(eps = Double.POSITIVE_INFINITY, momentum = Double.NaN) Identity bn3();
    @BatchNorm(name = "layer 1..bn") Identity bn4();
    Flatten flat();
}
