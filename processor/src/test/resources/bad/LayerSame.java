import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface LayerSame {
    @Layer(kernel = 3, stride = 1, padding = Layer.SAME) MaxPool2d pool1();
    @Layer Flatten flat();
    @Layer(out = 10) Linear fc1();
}
