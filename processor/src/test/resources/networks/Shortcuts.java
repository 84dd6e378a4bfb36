import static synapt.annotation.ActivationFunction.*;

import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

/** Ways around layers, each read by the next. */
@Network(input = {2, 9, 8})
@Allow("wiring/unused")
public interface Shortcuts {
    @Layer(repeat = 2, with = "width = 4, stride = first ? 2 : 1") List<Around> projected();
    @Layer(out = 4, kernel = 3, stride = {2, 1}, padding = 1) @Activation(RELU) Conv2d conv();
    @Layer(from = "projected") @Match(to = "conv", by = Matching.PADDING) Shortcut subsampled();
    @Layer Flatten flat();
    @Layer(out = 60) Linear wide();
    @Layer(from = "flat") Shortcut linear();
    @Layer(out = 70, from = "linear") Linear wider();
    @Layer(from = "linear") @Match(by = Matching.PADDING) Shortcut padded();
    @Layer(out = 3) Linear fc();

    @Block(params = {"width", "stride"})
    interface Around {
        @Layer(kernel = 3, padding = 1, with = "out = width, stride = stride") Conv2d conv();
        @Layer(from = "input") @BatchNorm @Activation(RELU) Shortcut shortcut();
    }
}
