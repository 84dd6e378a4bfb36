import synapt.annotation.*;
import synapt.layer.*;

/** Values that are no values. */
@Network(input = "three")
interface Mistyped {
    @Layer(out = "four", kernel = 3) Conv2d conv2();
    @Layer(out = 4, kernel = 3, depth = 3) Conv2d conv3();
    @Layer(out = 4, kernel = {3, "3"}) Conv2d conv4();
    @Dropout Identity drop1();
    @Activation(Missing.RELU) Identity act1();
    @Activation Identity act2();
    @Args("x") Identity args();
    @Dropout(p = 2) Identity drop2();
    @Init(value = null) @Layer(out = 4) Linear fc1();
    @Allow(3) @Output(loss = 7) @Layer(out = 4) Linear fc2();
}
