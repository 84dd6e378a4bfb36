import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 16)
public interface Custom {
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
    record Jitter(double width, double center) implements Elementwise {
        @Override
        public float forward(float x, Noise noise) {
            return x + (float) (center + width * noise.uniform());
        }

        @Override
        public float backward(float x, float dy, Noise noise) {
            return dy;
        }
    }

    @Args({0.5, -0.25}) @Dropout(p = 0.5) Jitter jitter();
    Cube cube();
    @Layer(out = 10) Linear fc1();
}
