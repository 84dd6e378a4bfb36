import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
@Allow({"dropout/useless", "activation/missing"})
interface Allowed {
    @Dropout(p = 0) Identity drop0();
    @Layer(out = 4) @Dropout(p = 0) Linear fc1();
    @Allow({"dropout/everything", "dropout/last"}) @Layer(out = 4) @Dropout(p = 1) Linear fc2();
}
