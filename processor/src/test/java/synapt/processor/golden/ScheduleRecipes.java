package synapt.processor.golden;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import synapt.train.Anneal;
import synapt.train.CosineAnnealingLr;
import synapt.train.LinearWarmup;
import synapt.train.MultiStepLr;
import synapt.train.OneCycleLr;
import synapt.train.ReduceLrOnPlateau;
import synapt.train.Schedule;
import synapt.train.StepLr;

/** The rates of schedules that are stepped after each of some epochs, or of some steps. */
final class ScheduleRecipes {

    private static final double TOLERANCE = 1e-12;

    private ScheduleRecipes() {}

    static Recipe of(GoldenCase c) throws NotSupported {
        Settings s = c.settings();
        double base = s.real("lr");
        Schedule schedule = schedule(c.op(), s);
        return new Recipe(List.of(), (networks, comparison) -> {
            double[] rates = IntStream.range(0, c.steps())
                    .mapToDouble(i -> schedule.rate(base, i, i))
                    .toArray();
            comparison.within("lr64", rates, c.doubles("lr64"), TOLERANCE);
            if (c.has("momentum64")) {
                double[] momenta = IntStream.range(0, c.steps())
                        .mapToDouble(i -> schedule.momentum(0.9, i, i))
                        .toArray();
                comparison.within("momentum64", momenta, c.doubles("momentum64"), TOLERANCE);
            }
        });
    }

    private static Schedule schedule(String name, Settings s) throws NotSupported {
        return switch (name) {
            case "StepLR" -> StepLr.of(s.integer("step_size"), s.real("gamma"));
            case "MultiStepLR" -> MultiStepLr.of(s.real("gamma"), s.integers("milestones"));
            case "CosineAnnealingLR" -> CosineAnnealingLr.of(s.integer("T_max")).least(s.real("eta_min"));
            case "OneCycleLR" -> oneCycle(s);
            case "LinearWarmup" -> LinearWarmup.of(s.real("start_factor"), s.integer("warmup_steps"));
            default -> throw new NotSupported("there is no " + name);
        };
    }

    private static Schedule oneCycle(Settings s) {
        OneCycleLr cycle = OneCycleLr.of(s.real("max_lr"), s.integer("total_steps"))
                .pctStart(s.real("pct_start"))
                .anneal(s.text("anneal_strategy").equals("cos") ? Anneal.COSINE : Anneal.LINEAR)
                .divFactors(s.real("div_factor"), s.real("final_div_factor"))
                .momentum(s.real("base_momentum"), s.real("max_momentum"));
        cycle = s.bool("three_phase") ? cycle.threePhases() : cycle;
        return s.bool("cycle_momentum") ? cycle : cycle.constantMomentum();
    }

    static Recipe plateau(GoldenCase c) {
        Settings s = c.settings();
        double base = s.real("lr");
        ReduceLrOnPlateau settings = new ReduceLrOnPlateau(
                s.text("mode").equals("max"),
                s.real("factor"),
                s.integer("patience"),
                s.real("threshold"),
                s.text("threshold_mode").equals("rel"),
                s.integer("cooldown"),
                s.real("min_lr"),
                s.real("eps"));
        return new Recipe(List.of(), (networks, comparison) -> {
            double[] metrics = c.doubles("metric64");
            double[] rates = IntStream.range(0, c.steps())
                    .mapToDouble(i -> settings.rate(base, Arrays.copyOf(metrics, i)))
                    .toArray();
            comparison.within("lr64", rates, c.doubles("lr64"), TOLERANCE);
        });
    }
}
