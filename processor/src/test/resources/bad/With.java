import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** What with can't be. */
@Network(input = 4)
interface With {
    @Layer(with = "out = 2*(3 + 1") Linear syntax();
    @Layer(with = "out = ") Linear end();
    @Layer(with = "out: 3") Linear sign();
    @Layer(with = "out = 3 4") Linear twoNumbers();
    @Layer(with = "out = 3 # 4") Linear strange();
    @Layer(with = "out = width") Linear noParameters();
    @Layer(with = "ouut = 3") Linear member();
    @Layer(with = "from = 3", out = 2) Linear notANumber();
    @Layer(with = "out = {3, 4}") Linear notAList();
    @Layer(with = "out = 3", out = 3) Linear twice();
    @Layer(with = "out = 3, out = 4") Linear twiceBound();
    @Layer(with = "out = 7/2") Linear fraction();
    @Layer(with = "out = 7/(2 - 2)") Linear byZero();
    @Layer(with = "out = 9000000000000000000*2") Linear overflow();
    @Layer(with = "out = 3000000000") Linear tooLarge();
    @Layer(with = "out = 2 - 2") Linear tooSmall();
    @Layer(out = 3) @Dropout(with = "p = 3/2") Linear rate();
    @Layer(out = 3) @Dropout Linear noRate();
    @Layer(with = "body = 2, repeat = 3") List<Part> parts();

    @Block(params = "body")
    interface Part {
        @Layer(with = "out = bodi") Linear unknown();
        @Layer(with = "out = 8/body/(2 - body)") Linear none();
    }
}
