package synapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules where PyTorch's values have no case: corners, units, what is put together, and in a trainer. */
class SchedulesTest {

    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void multiStepChangesExactlyAtItsMilestones() {
        MultiStepLr schedule = MultiStepLr.of(0.5, 2, 5);
        assertThat(schedule.rate(8, 1, 99)).isEqualTo(8);
        assertThat(schedule.rate(8, 2, 99)).isEqualTo(4);
        assertThat(schedule.rate(8, 4, 99)).isEqualTo(4);
        assertThat(schedule.rate(8, 5, 99)).isEqualTo(2);
        assertThat(schedule.rate(8, 99, 99)).isEqualTo(2);
    }

    @Test
    void cosineHasItsEndsAndItsMiddle() {
        Schedule schedule = CosineAnnealingLr.of(10).least(1);
        assertThat(schedule.rate(5, 0, 7)).isEqualTo(5);
        assertThat(schedule.rate(5, 5, 7)).isCloseTo(3, CLOSE);
        assertThat(schedule.rate(5, 10, 7)).isCloseTo(1, CLOSE);
        assertThat(schedule.rate(5, 20, 7)).isCloseTo(5, CLOSE);
    }

    /** Periods of 3, 6, 12 epochs. */
    @Test
    void restartsBeginEachPeriodAtTheBase() {
        Schedule schedule = CosineWarmRestarts.of(3).factor(2).least(0.5);
        for (int start : new int[] {0, 3, 9, 21}) {
            assertThat(schedule.rate(2, start, 0)).as("epoch %d", start).isEqualTo(2);
        }
        assertThat(schedule.rate(2, 6, 0)).isCloseTo(1.25, CLOSE);
        assertThat(schedule.rate(2, 8, 0)).isCloseTo(0.5 + 0.75 * (1 + Math.cos(Math.PI * 5 / 6)), CLOSE);
        assertThat(CosineWarmRestarts.of(4).rate(2, 1_000_000_002, 0)).isCloseTo(1, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 0.95", "2, 100, 0.85", "4, 4, 0.95", "9, 0.0004, 0.95"})
    void oneCycleInThreePhasesTurnsWherePyTorchDoes(int step, double rate, double momentum) {
        Schedule schedule = OneCycleLr.of(100, 10).anneal(Anneal.LINEAR).threePhases();
        assertThat(schedule.rate(7, 0, step)).isCloseTo(rate, CLOSE);
        assertThat(schedule.momentum(0.9, 0, step)).isCloseTo(momentum, CLOSE);
        assertThat(OneCycleLr.of(100, 10).constantMomentum().momentum(0.9, 0, step))
                .isEqualTo(0.9);
    }

    @Test
    void oneCycleKnowsItsEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneCycleLr.of(0.1, 50).rate(0, 0, 50))
                .withMessage("this OneCycleLr is for 50 steps, but was asked about one more; totalSteps is epochs *"
                        + " steps of an epoch");
    }

    @Test
    void warmupRisesAndStays() {
        Schedule schedule = LinearWarmup.of(0.5, 4);
        assertThat(Stream.of(0, 1, 2, 3, 4, 5, 1000).map(i -> schedule.rate(8, 0, i)))
                .containsExactly(4.0, 5.0, 6.0, 7.0, 8.0, 8.0, 8.0);
    }

    @Test
    void countsWhatItIsTold() {
        assertThat(StepLr.of(2, 0.5).perStep().rate(8, 0, 4)).isEqualTo(2);
        assertThat(LinearWarmup.of(0.5, 4).perEpoch().rate(8, 1, 0)).isEqualTo(5);
        assertThat(MultiStepLr.of(0.5, Integer.MAX_VALUE).perStep().rate(8, 0, 1L << 40))
                .isEqualTo(4);
        assertThat(OneCycleLr.of(1, 10).perEpoch().momentum(0.9, 0, 5)).isEqualTo(0.95);
    }

    @Test
    void oneOnTopOfTheOtherMultiplies() {
        Schedule schedule = StepLr.of(1, 0.5).chain(LinearWarmup.of(0.5, 4));
        assertThat(schedule.rate(8, 0, 0)).isEqualTo(4);
        assertThat(schedule.rate(8, 1, 2)).isEqualTo(3);
        assertThat(schedule.rate(8, 2, 9)).isEqualTo(2);
        assertThat(OneCycleLr.of(1, 10).chain(Schedule.constant()).momentum(0.9, 0, 0))
                .isEqualTo(0.95);
    }

    @Test
    void oneAfterTheOtherCountsFromItsOwnStart() {
        Schedule schedule =
                SequentialLr.of(LinearWarmup.of(0.5, 2), 2, StepLr.of(3, 0.5)).perStep();
        assertThat(Stream.of(0, 1, 2, 4, 5, 8).map(i -> schedule.rate(8, 0, i)))
                .containsExactly(4.0, 6.0, 8.0, 8.0, 4.0, 2.0);
    }

    @Test
    void plateauWaitsForItsPatience() {
        ReduceLrOnPlateau plateau = ReduceLrOnPlateau.of().factor(0.5).patience(1);
        assertThat(plateau.rate(8)).isEqualTo(8);
        assertThat(plateau.rate(8, 1, 1)).isEqualTo(8);
        assertThat(plateau.rate(8, 1, 1, 0.99995)).isEqualTo(4);
        assertThat(plateau.rate(8, 1, 1, 0.9)).isEqualTo(8);
        assertThat(plateau.rate(8, 1, Double.NaN, Double.NaN)).isEqualTo(4);
        assertThat(plateau.rate(8, 1, 1, 1, 1, 1)).isEqualTo(2);
        assertThat(plateau.cooldown(1).rate(8, 1, 1, 1, 1, 1)).isEqualTo(4);
        assertThat(plateau.least(3).rate(8, 1, 1, 1, 1, 1)).isEqualTo(3);
        assertThat(plateau.absoluteThreshold(0.5).rate(8, 1, 0.9, 0.8)).isEqualTo(4);
        assertThat(plateau.relativeThreshold(0.2).rate(8, 1, 0.9, 0.85)).isEqualTo(4);
        assertThat(plateau.relativeThreshold(0.2).rate(8, 1, 0.7, 0.5)).isEqualTo(8);
        assertThat(plateau.max().rate(8, 1, 0.9, 0.8)).isEqualTo(4);
        assertThat(plateau.max().rate(8, 1, 2, 3)).isEqualTo(8);
    }

    @Test
    void aTrainerLowersTheBaseOnAPlateau() {
        RecordingRun run = new RecordingRun(0.5, 4, 1);
        double[] metrics = {3, 2, 2, 2, 1};
        Trainer.of(run)
                .schedule(LinearWarmup.of(0.5, 1))
                .plateau(ReduceLrOnPlateau.of().factor(0.5).patience(0), result -> metrics[result.epoch()])
                .fit(Examples.of(new float[4], 1, new int[4]), 5);
        assertThat(run.rates).containsExactly(0.25, 0.5, 0.5, 0.25, 0.125);
        assertThatIllegalStateException()
                .isThrownBy(() -> Trainer.of(run)
                        .plateau(ReduceLrOnPlateau.of())
                        .fit(Examples.of(new float[4], 1, new int[4]), 1))
                .withMessage(
                        "a plateau of the validation's loss needs a validation: call validation(evaluator, examples),"
                                + " or give plateau another metric");
    }

    @Test
    void aTrainerSetsTheMomentumThatAScheduleChanges() {
        RecordingRun plain = new RecordingRun(0.5, 4, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> Trainer.of(plain)
                        .schedule(OneCycleLr.of(0.1, 50))
                        .fit(Examples.of(new float[4], 1, new int[4]), 1))
                .withMessage("the optimiser was made without a momentum, so there is none to set to 0.95; give it one,"
                        + " for example Sgd.of(0.01).momentum(0.9)");
        RecordingRun run = new RecordingRun(Sgd.of(0.5).momentum(0.9), 4, 1);
        Trainer.of(run).schedule(OneCycleLr.of(1, 4).pctStart(0.5)).fit(Examples.of(new float[4], 1, new int[4]), 2);
        assertThat(run.momentum()).isEqualTo(0.85);
        assertThat(run.rates.getFirst()).isCloseTo(0.04, CLOSE);
        assertThat(run.rates.getLast()).isEqualTo(1);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        () -> MultiStepLr.of(0.1, 5, 5),
                        "MultiStepLr's milestones are 1 or more, each greater than the one before, but they are [5, 5]"),
                arguments(() -> MultiStepLr.of(-1, 5), "MultiStepLr's gamma is finite and at least 0, but it is -1.0"),
                arguments(() -> CosineAnnealingLr.of(0), "CosineAnnealingLr's epochs is 1 or more, but it is 0"),
                arguments(
                        () -> CosineWarmRestarts.of(1).factor(0),
                        "CosineWarmRestarts's factor is 1 or more, but it is 0"),
                arguments(() -> LinearWarmup.of(2, 5), "LinearWarmup starts at 0 to 1 of the rate, but start is 2.0"),
                arguments(() -> OneCycleLr.of(0, 5), "OneCycleLr's maxRate is finite and above 0, but it is 0.0"),
                arguments(
                        () -> OneCycleLr.of(1, 3),
                        "OneCycleLr's phases need a part of the steps each, but the first would take -0.100 of 3 steps"),
                arguments(
                        () -> OneCycleLr.of(1, 50).momentum(0.9, 0.8),
                        "OneCycleLr's momenta are above 0 and less than 1, the base not above the max, but they are 0.9 and 0.8"),
                arguments(
                        () -> new SequentialLr(List.of(StepLr.of(1, 1)), List.of(3)),
                        "SequentialLr has a milestone between each two parts, but there are 1 parts and 1 milestones"),
                arguments(
                        () -> ReduceLrOnPlateau.of().factor(1),
                        "ReduceLrOnPlateau's factor is at least 0 and less than 1, but it is 1.0"),
                arguments(
                        () -> ReduceLrOnPlateau.of().patience(-1),
                        "ReduceLrOnPlateau's patience is at least 0, but it is -1"));
    }

    private static Arguments arguments(ThrowingCallable made, String message) {
        return Arguments.of(made, message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoSchedule(ThrowingCallable made, String message) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessage(message);
    }
}
