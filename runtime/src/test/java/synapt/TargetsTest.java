package synapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TargetsTest {

    @Test
    void labelsToIgnoreAreLetThroughAndNoOthers() {
        assertThat(Targets.classes(new int[] {0, -100, 2}, 3, -100)).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Targets.classes(new int[] {0, -100, 3}, 3, -100))
                .withMessage(
                        "label 2 is 3, but the network has 3 classes: labels are 0 to 2, or -100 for examples that do"
                                + " not count");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Targets.classes(new int[] {0, -100}, 3))
                .withMessageStartingWith("label 1 is -100");
    }

    @Test
    void aMeanDividesByTheWeightsThatCount() {
        int[] labels = {0, -100, 2, 1};
        assertThat(Targets.meanFactor(labels, 3, null, -100)).isEqualTo(0.5f);
        assertThat(Targets.meanFactor(labels, 4, new float[] {0.5f, 2, 1.5f}, -100))
                .isEqualTo(0.25f);
    }

    @Test
    void thereIsNoMeanOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Targets.meanFactor(new int[] {-100, -100, 1}, 2, null, -100))
                .withMessageStartingWith("none of the 2 labels counts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Targets.meanFactor(new int[] {1}, 1, new float[] {1, 0}, -1));
    }
}
