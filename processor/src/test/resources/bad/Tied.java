import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface TiedNodes {
    @Layer(out = 5) Linear fc1();
    @Tied("fc1") @Layer(out = 6) Linear otherShape();
    @Tied("fc1") @Layer(from = "fc1") Relu noWeight();
    @Tied("noWeight") @Layer(from = "fc1", out = 5) Linear nothing();
    @Tied("fc3") @Layer(from = "fc1", out = 5) Linear unknown();
    @Tied("fc2") @Layer(from = "fc1", out = 4) Linear later();
    @Layer(out = 4, from = "fc1") Linear fc2();
}

@Network(input = 4)
interface TiedInBlocks {
    @Layer(out = 3) Linear fc1();
    @Tied("part") @Layer(with = "width = 3") Part part();
    @Layer(with = "width = 3", from = "fc1") Part another();

    @Block(params = "width")
    interface Part {
        @Layer(with = "out = width") Linear one();
        @Tied("fc1") @Layer(with = "out = width", from = "one") Linear outside();
        @Tied("one") @Layer(with = "out = 2*width", from = "one") Linear shape();
        @Layer(with = "out = width", from = "one") Linear last();
    }
}
