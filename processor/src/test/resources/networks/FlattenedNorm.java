import synapt.annotation.*;
import synapt.layer.*;

/** A batch normalisation behind a Flatten has more channels than the convolution before it, which can't take it in. */
@Network(input = {2, 5, 4})
public interface FlattenedNorm {
    @Layer(out = 3, kernel = 2) Conv2d conv();
    @Layer Flatten flat();
    BatchNorm1d bn();
    @Layer(out = 6) Linear fc();
}
