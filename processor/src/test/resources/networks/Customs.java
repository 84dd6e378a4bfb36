import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Layers of the user's own: one that is always there, one that is noise. */
@Network(input = 12)
public interface Customs {
    @CustomLayer
    final class Cube implements Elementwise {
        public Cube() {}

        @Override
        public float forward(float x, Noise noise) {
            return x * x * x;
        }

        @Override
        public float backward(float x, float dy, Noise noise) {
            return 3 * x * x * dy;
        }
    }

    @CustomLayer(active = Active.TRAIN_AND_MC)
    record Jitter(double width) implements Elementwise {
        @Override
        public float forward(float x, Noise noise) {
            return x + (float) width * noise.uniform();
        }

        @Override
        public float backward(float x, float dy, Noise noise) {
            return dy;
        }
    }

    @Args(0.5) Jitter jitter();
    @Layer(out = 9) @Activation(TANH) Linear fc1();
    Cube cube();
    @Layer(out = 3) Linear fc2();
}
