import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** What can't be a block. */
@Network(input = 4)
interface BlockTypes {
    AClass aClass();
    Generic<String> generic();
    Sealed sealed();
    Empty empty();
    Names names();
    NotABlock notABlock();
    @Layer(repeat = 2) List<Linear> noBlocks();
    @Layer(repeat = 2) List<Endless> endless();
    Inputs inputs();
    @Layer(out = 2) Linear last();
}

@Block
abstract class AClass {
    @Layer(out = 2) abstract Linear fc();
}

@Block
interface Generic<T> {
    @Layer(out = 2) Linear fc();
}

@Block
sealed interface Sealed permits Permitted {
    @Layer(out = 2) Linear fc();
}

non-sealed interface Permitted extends Sealed {}

@Block
interface Empty {}

@Block(params = {"a b", "first", "width", "width", "class"})
interface Names {
    @Layer(out = 2) Linear fc();
}

interface NotABlock {
    @Layer(out = 2) Linear fc();
}

@Block
interface Endless {
    @Layer(out = 2) Linear fc();
    Through through();
}

@Block
interface Through {
    Endless endless();
}

@Block
interface Inputs {
    @Input(shape = 4) InputLayer in();
    @Output @Layer(out = 3) Linear input();
}
