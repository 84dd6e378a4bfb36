import synapt.annotation.*;
import synapt.layer.*;

/** A loss of single elements, summed. */
@Network(input = 4)
public interface RobustLoss {
    @Output(loss = LossFunction.HUBER, delta = 0.5, reduction = Reduction.SUM) @Layer(out = 3) Linear fc();
}
