import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface Wiring {
    @Layer(out = 4) Linear stem();
    @Layer(from = "stm", out = 4) Linear misspelt();
    @Layer(from = "nothingLikeIt", out = 4) Linear unknown();
    @Layer(from = "itself", out = 4) Linear itself();
    @Layer(from = "head", out = 4) Linear later();
    @Layer(from = {"stem", "input"}) Identity several();
    @Layer(from = {"stem", "steam"}) Identity severalAndUnknown();
    @Layer(from = "stem", out = 4) Linear head();
}
