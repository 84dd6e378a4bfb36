import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {4, 7, 7})
@Allow("wiring/unused")
interface Shortcuts {
    @Layer(out = 4, kernel = 3) Conv2d conv1();
    @Layer(from = "input") Shortcut noStride();
    @Layer(from = "conv1") @Match(to = "convv") Shortcut unknown();
    @Layer(from = "conv1") @Match(to = "flat") Shortcut later();
    @Layer(from = "conv1", out = 2, kernel = 1) Conv2d conv2();
    @Layer(from = "conv1") @Match(by = Matching.PADDING) Shortcut fewer();
    @Layer(from = "conv1", kernel = 3) Shortcut member();
    @Layer(from = "conv1") @Match Flatten flat();
    @Layer(from = "conv1") @Match(to = "flat") Shortcut rank();
    @Layer(out = 3, from = "flat") Linear fc();
}
