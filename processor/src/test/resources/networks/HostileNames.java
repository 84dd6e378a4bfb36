import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Names that generated code uses too, or that run into each other once something is put before or behind them. */
@Allow("activation/missing")
@Network
public interface HostileNames {
    @CustomLayer
    record Half() implements Elementwise {
        @Override
        public float forward(float x, Noise noise) {
            return x / 2;
        }

        @Override
        public float backward(float x, float dy, Noise noise) {
            return dy / 2;
        }
    }

    @Input(shape = {2, 4, 4}) InputLayer task();
    @Layer(out = 3, kernel = 3, padding = 1) Conv2d conv();
    Half input();
    @Layer(out = 3, kernel = 3, padding = 1) Conv2d convPadded();
    @Layer(out = 3, kernel = 1) @Activation(TANH) Conv2d dConv();
    @Layer(out = 3, kernel = 1) Conv2d convSingle();
    Half segment();
    @Layer(out = 3, kernel = 1) Conv2d convGradient();
    @Layer(out = 3, kernel = 1) Conv2d other();
    BatchNorm2d convBias();
    Half sample();
    @Layer Flatten flat();
    @Layer(out = 6) Linear fc();
    @Layer(out = 5) Linear elements();
    @Layer(out = 4) Linear trainPlan();
    @Layer(out = 3) Linear output();
}
