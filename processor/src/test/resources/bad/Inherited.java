import synapt.annotation.*;
import synapt.layer.*;

/** What is inherited is reported where it stands, and who inherits it. */
@Network(input = 4)
interface Inherited extends Parts {
    @Layer(out = 2) Linear fc2();
}

interface Parts {
    @Dropout(p = 3) Identity drop1();
    @Layer(out = 0) Linear fc1();
}
