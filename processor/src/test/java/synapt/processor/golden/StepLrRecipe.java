package synapt.processor.golden;

import java.util.List;
import java.util.stream.IntStream;
import synapt.train.StepLr;

/** The rates of a schedule that is stepped after each of some epochs. */
final class StepLrRecipe {

    private static final double TOLERANCE = 1e-12;

    private StepLrRecipe() {}

    static Recipe of(GoldenCase c) {
        Settings s = c.settings();
        StepLr schedule = StepLr.of(s.integer("step_size"), s.real("gamma"));
        double base = s.real("lr");
        return new Recipe(List.of(), (networks, comparison) -> {
            double[] rates = IntStream.range(0, c.steps())
                    .mapToDouble(i -> schedule.rate(base, i, i))
                    .toArray();
            comparison.within("lr64", rates, c.doubles("lr64"), TOLERANCE);
        });
    }
}
