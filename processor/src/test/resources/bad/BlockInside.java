import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** Mistakes inside of blocks are said once, where they are, with how they came to be there. */
@Network(input = {2, 8, 8})
interface BlockInside {
    @Layer(repeat = 3, with = "width = 4") List<Stage> stages();
    @Layer Flatten flat();
    @Layer(out = 10) Linear fc();

    @Block(params = "width")
    interface Stage {
        @Layer(with = "size = index + 2, width = 2*width") Narrowing narrowing();
        @Layer(from = "other", with = "out = width", kernel = 1) Conv2d wrongName();
        @Layer(from = "last", with = "out = width", kernel = 1) Conv2d later();
        @Layer(with = "out = width", kernel = 1) Conv2d last();
    }

    @Block(params = {"size", "width"})
    interface Narrowing {
        @Layer(from = "input", kernel = 3, with = "out = width") @Dropout(p = 1.5) Conv2d conv();
        @Layer(with = "kernel = 3*size + 1") MaxPool2d pool();
        @Layer(out = 2, stride = 2) Linear lin();
    }
}
