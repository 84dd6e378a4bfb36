import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 8, 8})
interface Joins {
    @Layer(out = 4, kernel = 3) Conv2d left();
    @Layer(from = "input", out = 4, kernel = 3, stride = 2) Conv2d right();
    @Layer(from = "input", out = 5, kernel = 3) Conv2d wide();
    @Layer(from = "left") Flatten flat();
    @Layer(from = {"left", "right"}) Add strides();
    @Layer(from = {"left", "left", "wide"}) Multiply channels();
    @Layer(from = {"left", "flat"}) Max ranks();
    @Layer Add none();
    @Layer(from = "left") Add lone();
    @Layer(from = {}) Concat empty();
    @Layer(from = {"left", "left", "left"}) Subtract three();
    @Layer(from = {"left", "wide"}) Concat fine();
    @Layer(from = {"left", "right"}) Concat positions();
    @Layer(from = {"left", "wide"}) @Axis(1) Concat rows();
    @Layer(from = {"left", "flat"}) Concat concatRanks();
    @Layer(from = {"left", "left"}) @Axis(3) Concat beyond();
    @Layer(from = {"left", "left"}) @Axis(-1) Concat negative();
    @Layer(from = {"left", "left"}) @Axis(0) Add axisOfAdd();
    @Layer(from = {"left", "left"}, out = 4) Add member();
    @Layer(from = {"left", "lift"}) Add misspelt();
    @Layer(from = {"left", "tooMuch"}) Add itself();
    @Layer(from = {"left", "itself"}) Add tooMuch();
}
