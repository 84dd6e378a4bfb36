import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** Each use is wrong by itself, and says nothing of what follows. */
@Network(input = 4)
interface BlockUses {
    Hidden missing();
    @Layer(with = "width = 3") Hidden missingOne();
    @Layer(with = "width = 3, slope = 1, depth = 2") Hidden unknown();
    @Layer(with = "width = 3, slop = 1") Hidden misspelt();
    @Layer(with = "width = 3, slope = {1, 2}") Hidden list();
    @Layer(with = "width = 3, slope = 1, width = 4") Hidden twice();
    @Layer(with = "width = 3, slope = 1", repeat = 2) Hidden notAList();
    @Layer(with = "width = 3, slope = 1") List<Hidden> noRepeat();
    @Layer(with = "width = 3, slope = 1", repeat = 0) List<Hidden> none();
    @Layer(with = "width = 3, slope = 1, repeat = 5/2") List<Hidden> fraction();
    @Layer(with = "width = 3, slope = 1", repeat = 1000000) List<Hidden> many();
    @Layer(with = "width = 3, slope = 1", out = 3) Hidden member();
    @Layer(with = "width = 3, slope = 1") @Activation(RELU) Hidden facet();
    @Layer(with = "width = 3, slope = 1", from = {"missing", "unknown"}) Hidden two();
    @Layer(with = "width = 3, slope = 1", from = "mising") Hidden from();
    @Layer(with = "width = 3, slope = 1", from = "last") Hidden later();
    @Layer(out = 3, from = "facett") Linear typo();
    @Layer(with = "width = 3, slope = 1") Hidden taking(int x);
    @Layer(with = "width = 3") @BatchNorm Plain plain();
    @Layer(out = 3) Linear last();

    @Block(params = {"width", "slope"})
    interface Hidden {
        @Layer(with = "out = width") @Activation(value = LEAKY_RELU, with = "negativeSlope = slope") Linear fc();
    }

    @Block
    interface Plain {
        @Layer(out = 3) Linear fc();
    }
}
