package synapt.train;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Multiplies the rate by gamma at each of some epochs: PyTorch's {@code MultiStepLR}, stepped once after each epoch. In closed form
 * {@code base * gamma^(milestones reached)}; computed as PyTorch does, by one multiplication after the other.
 *
 * @param milestones numbers of epochs, 1 or more each, ascending
 * @param gamma      finite and at least 0
 */
public record MultiStepLr(List<Integer> milestones, double gamma) implements Schedule {

    /** @throws IllegalArgumentException if milestones or gamma are not as described */
    public MultiStepLr {
        milestones = List.copyOf(milestones);
        Ranges.ascending("MultiStepLr's milestones", milestones);
        Ranges.notNegative("MultiStepLr's gamma", gamma);
    }

    /** PyTorch's default is a gamma of 0.1. */
    public static MultiStepLr of(double gamma, int... milestones) {
        return new MultiStepLr(IntStream.of(milestones).boxed().toList(), gamma);
    }

    @Override
    public double rate(double base, int epoch, long step) {
        double rate = base;
        for (int milestone : milestones) {
            rate *= epoch >= milestone ? gamma : 1;
        }
        return rate;
    }
}
