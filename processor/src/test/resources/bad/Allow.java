import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
@synapt.annotation.Allow("dropout/uselss")
interface Allow {
    @synapt.annotation.Allow({"dropout/rate", "nothing/like-it"}) @Layer(out = 4) Linear fc1();
}
