package synapt.examples;

import synapt.annotation.Active;
import synapt.annotation.CustomLayer;
import synapt.layer.Elementwise;
import synapt.layer.Noise;
import synapt.random.Rate;

/**
 * Dropout, written by a user: drops an element with some probability, and scales what is kept so that the mean stays. It takes
 * part in training and Monte Carlo passes only; evaluation has no trace of it.
 */
@CustomLayer(active = Active.TRAIN_AND_MC)
public final class MyDropout implements Elementwise {

    private final Rate rate;

    /** @param p the probability of dropping, 0 to 1 */
    public MyDropout(double p) {
        rate = Rate.of(p);
    }

    @Override
    public float forward(float x, Noise noise) {
        return noise.dropped(rate) ? 0 : x * rate.scale();
    }

    @Override
    public float backward(float x, float dy, Noise noise) {
        return noise.dropped(rate) ? 0 : dy * rate.scale();
    }
}
