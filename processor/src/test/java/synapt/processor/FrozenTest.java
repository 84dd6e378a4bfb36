package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.Parameters;
import synapt.train.Group;
import synapt.train.Sgd;

/** What is frozen stays, and what is tied is one. */
class FrozenTest {

    private static final List<String> LEARNT = List.of("fc2.bias", "fc2.weight", "learns.bias", "learns.weight");

    @Test
    void onlyTheOthersLearn() {
        Net net = Compiled.of("FrozenParts").create(3, Backend.threads(1));
        Map<String, float[]> before = tensors(net.parameters());
        var run = net.training(Sgd.of(0.1).momentum(0.9), 20, 5);
        run.trainStep(Examples.floats(1, 20 * net.features()), net.targets(2, 20));
        Map<String, float[]> after = tensors(net.parameters());

        assertThat(before.keySet().stream().filter(name -> !Arrays.equals(before.get(name), after.get(name))))
                .containsExactlyElementsOf(LEARNT);
        assertThat(net.parameters().table().parameterCount()).isEqualTo(4 * 3 + 4 + 3 * 4 + 3);
    }

    @Test
    void nothingOfItIsThereInTraining() {
        String text = Compiled.of("FrozenParts").generated();

        assertThat(text).doesNotContain("k.dropout(", "k.blockMoments(", "k.updateRunning(", "forwardMc(");
    }

    @Test
    void noKindLearnsOrDropsAnythingWhenFrozen() {
        Net net = Compiled.of("FrozenKinds").create(3, Backend.threads(1));
        Map<String, float[]> before = tensors(net.parameters());
        var run = net.training(Sgd.of(0.1).momentum(0.9), 20, 5);
        run.trainStep(Examples.floats(1, 20 * net.features()), net.targets(2, 20));
        Map<String, float[]> after = tensors(net.parameters());

        assertThat(before.keySet().stream().filter(name -> !Arrays.equals(before.get(name), after.get(name))))
                .containsExactly("answer.bias", "answer.weight", "learns.bias", "learns.weight");
        assertThat(Compiled.of("FrozenKinds").generated())
                .doesNotContain("k.dropout", "k.slopeGradient(", "k.groupNormSums(", "forwardMc(")
                .doesNotContain("k.weightGradient(")
                .containsOnlyOnce("k.linearGradient(");
    }

    @Test
    void groupsOfAnOptimizerLeaveOutWhatIsFrozen() {
        Net net = Compiled.of("FrozenParts").create(3, Backend.threads(1));

        assertThatThrownBy(() ->
                        net.training(Sgd.of(0.1).groups(Group.of("first.*").rateFactor(2)), 20, 5))
                .hasMessageContaining("first.*")
                .hasMessageContaining("not learnt");
        net.training(Sgd.of(0.1).weightDecay(0.1).groups(Group.of("*.weight").weightDecay(0)), 20, 5);
    }

    @Test
    void aTiedWeightIsThereOnce() {
        Net net = Compiled.of("TiedWeights").create(3, Backend.threads(1));

        assertThat(tensors(net.parameters())).containsKey("each.weight").doesNotContainKey("again.weight");
        assertThat(net.parameters().get("again.weight"))
                .isEqualTo(net.parameters().get("each.weight"));
        net.parameters().set("pairs.1.three.weight", new float[49]);
        assertThat(net.parameters().get("pairs.1.one.weight")).containsOnly(0);
        assertThat(net.parameters().get("pairs.0.one.weight")).isNotEqualTo(new float[49]);
    }

    private static Map<String, float[]> tensors(Parameters parameters) {
        Map<String, float[]> all = new TreeMap<>();
        parameters.table().specs().forEach(s -> all.put(s.name(), parameters.get(s.name())));
        return all;
    }
}
