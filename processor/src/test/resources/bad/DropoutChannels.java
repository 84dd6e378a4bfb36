import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 4, 4})
interface DropoutChannels {
    @Layer Flatten flat();
    @Layer(out = 10) @Dropout2d(p = 0.5) Linear fc1();
    @Layer(out = 10) Linear fc2();
}
