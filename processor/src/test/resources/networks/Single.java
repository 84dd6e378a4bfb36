import synapt.annotation.*;
import synapt.layer.*;

/** The smallest network there is. */
@Network(input = 3)
public interface Single {
    @Layer(out = 2) Linear fc();
}
