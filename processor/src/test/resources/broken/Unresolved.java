import synapt.annotation.*;
import synapt.layer.*;
import nowhere.Nothing;

/** Types that are not there. */
@Network(input = 3)
abstract class Unresolved<T extends Gone> extends Absent implements Nothing, Lost<Gone> {
    @Layer(out = 4) abstract Linear fc1(Missing m) throws Vanished;
    abstract Gone<Missing> gone();
    @Gone abstract Linear fc2();
    abstract Missing.Conv2d conv1();
    @Network(input = 3) interface Inner { @Layer(out = 2) Linear fc1(); }
}
