package synapt.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTextTest {

    private static final Schedule FUNCTION = (base, epoch, step) -> base / 2;

    private static List<Schedule> known() {
        return List.of(
                StepLr.of(150, 0.5),
                StepLr.of(150, 0.25),
                MultiStepLr.of(0.1, 30, 80),
                MultiStepLr.of(0.1, 30, 81),
                CosineAnnealingLr.of(90),
                CosineWarmRestarts.of(90),
                LinearWarmup.of(0.1, 90),
                OneCycleLr.of(0.1, 90),
                OneCycleLr.of(0.1, 90).constantMomentum(),
                StepLr.of(150, 0.5).perStep(),
                StepLr.of(150, 0.5).perEpoch(),
                CosineAnnealingLr.of(90).chain(LinearWarmup.of(0.1, 500)),
                LinearWarmup.of(0.1, 500).chain(CosineAnnealingLr.of(90)),
                SequentialLr.of(LinearWarmup.of(0.1, 5), 5, CosineAnnealingLr.of(90)),
                SequentialLr.of(LinearWarmup.of(0.1, 5), 6, CosineAnnealingLr.of(90)));
    }

    @Test
    void tellsSchedulesApart() {
        assertThat(known().stream().map(ScheduleText::of))
                .doesNotHaveDuplicates()
                .doesNotContain(ScheduleText.FUNCTION)
                .containsExactlyElementsOf(
                        known().stream().map(ScheduleText::of).toList());
    }

    @Test
    void saysNothingOfAFunctionNorOfWhatHasOneInside() {
        Stream<Schedule> functions = Stream.of(
                FUNCTION,
                Schedule.constant(),
                FUNCTION.perStep(),
                FUNCTION.chain(StepLr.of(150, 0.5)),
                StepLr.of(150, 0.5).chain(FUNCTION.perEpoch()),
                SequentialLr.of(StepLr.of(150, 0.5), 5, FUNCTION));
        assertThat(functions.map(ScheduleText::of)).containsOnly(ScheduleText.FUNCTION);
    }
}
