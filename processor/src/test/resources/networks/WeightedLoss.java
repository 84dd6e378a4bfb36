import synapt.annotation.*;
import synapt.layer.*;

/** A cross entropy with all that it takes. */
@Network(input = 4)
public interface WeightedLoss {
    @Output(labelSmoothing = 0.1, ignoreIndex = -100, classWeights = {1, 0.5, 2}) @Layer(out = 3) Linear fc();
}
