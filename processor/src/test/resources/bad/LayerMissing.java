import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface LayerMissing {
    @Layer(stride = 2) Conv2d conv1();
    @Layer(out = 16) Conv2d conv2();
    Conv2d conv3();
    @Layer MaxPool2d pool1();
    @Layer Flatten flat();
    @Layer Linear fc1();
}
