package synapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synapt.Initialization;
import synapt.ParameterSpec;
import synapt.ParameterTable;
import synapt.kernel.KernelProvider;
import synapt.kernel.Kernels;

class GroupTest {

    private static final Initialization ONE = Initialization.constant(1);

    /** In memory: those that are summed, then those that are not. */
    private final ParameterTable table = ParameterTable.of(
            ParameterSpec.summed("conv1.weight", ONE, 2, 1, 3, 3),
            ParameterSpec.summed("conv1.bias", ONE, 2),
            ParameterSpec.wholeBatch("conv1.norm.weight", ONE, 2),
            ParameterSpec.state("conv1.norm.running_mean", ONE, 2),
            ParameterSpec.wholeBatch("head.weight", ONE, 4, 5),
            ParameterSpec.summed("head.bias", ONE, 4));

    private final Kernels k = KernelProvider.doubles();

    /** What a step at rate 1 makes of weights of 1, gradients of 1: the first element of each tensor. */
    private double[] stepped(Optimizer optimizer) {
        OptimizerState state = optimizer.newState(k, table);
        int n = (int) table.learntElements();
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        MemorySegment weights = Arena.ofAuto().allocate(8L * n, 64);
        MemorySegment gradient = Arena.ofAuto().allocate(8L * n, 64);
        k.write(ones, weights, 0, n);
        k.write(ones, gradient, 0, n);
        state.begin(1, 1, 0);
        state.step(weights, gradient, 16, n);
        state.step(weights, gradient, 0, 16);
        k.read(weights, 0, ones, n);
        return table.specs().stream()
                .filter(spec -> spec.group() != ParameterSpec.Group.STATE)
                .mapToDouble(spec -> ones[(int) table.offset(spec.name())])
                .toArray();
    }

    @Test
    void eachParameterHasItsOwnRateAndDecay() {
        Optimizer optimizer = Sgd.of(1).weightDecay(0.5);
        assertThat(stepped(optimizer)).containsExactly(-0.5, -0.5, -0.5, -0.5, -0.5);
        assertThat(stepped(optimizer.groups(Group.vectors().weightDecay(0)))).containsExactly(-0.5, 0, 0, -0.5, 0);
        assertThat(stepped(optimizer.groups(
                        Group.of("head.*").rateFactor(2), Group.of("*.bias").weightDecay(0))))
                .containsExactly(-0.5, 0, -0.5, -2, -1);
        assertThat(stepped(
                        optimizer.groups(Group.of("conv1.weight", "?ead.weight").rateFactor(0))))
                .containsExactly(1, -0.5, -0.5, 1, -0.5);
        assertThat(stepped(optimizer.groups(Group.of("*")).groups(Group.of("*").weightDecay(1))))
                .containsExactly(-1, -1, -1, -1, -1);
    }

    /** An optimiser's memory is laid out as the parameters are, whatever the groups. */
    @Test
    void groupsThatSayNothingNewChangeNothing() {
        Optimizer optimizer = AdamW.of(0.5).weightDecay(0.25);
        assertThat(stepped(optimizer.groups(Group.of("*.bias").weightDecay(0.25).rateFactor(1))))
                .isEqualTo(stepped(optimizer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    conv1.wieght | a group names "conv1.wieght", but no parameter of this network is called that; did you mean "conv1.weight"? It has conv1.weight, conv1.bias, conv1.norm.weight, head.weight, head.bias
                    haed.*       | a group names "haed.*", but no parameter of this network is called that; did you mean "head.*"? It has conv1.weight, conv1.bias, conv1.norm.weight, head.weight, head.bias
                    *.baias      | a group names "*.baias", but no parameter of this network is called that; did you mean "*.bias"? It has conv1.weight, conv1.bias, conv1.norm.weight, head.weight, head.bias
                    embedding    | a group names "embedding", but no parameter of this network is called that. It has conv1.weight, conv1.bias, conv1.norm.weight, head.weight, head.bias
                    conv1xbias   | a group names "conv1xbias", but no parameter of this network is called that; did you mean "conv1.bias"? It has conv1.weight, conv1.bias, conv1.norm.weight, head.weight, head.bias
                    *.running_mean | a group names "*.running_mean", but that is not learnt; leave it out
                    """)
    void refusesANameThatFitsNothing(String name, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stepped(Adam.of().groups(Group.of("*.bias", name))))
                .withMessage(message);
    }

    @Test
    void refusesGroupsThatContradict() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stepped(Adam.of()
                        .groups(
                                Group.vectors().weightDecay(0),
                                Group.of("conv1.*").weightDecay(0.1))))
                .withMessage(
                        "conv1.bias is in two groups, one with a weightDecay of 0.0 and one with 0.1; take it out of one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Group.of("*").rateFactor(-1))
                .withMessage("a group's rateFactor is finite and at least 0, but it is -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(Group::of)
                .withMessage("a group is of one or more names of parameters, but there is none");
    }

    @Test
    void refusesWhatIsNoTuning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.of().clipNorm(0))
                .withMessage("a norm to clip to is above 0, but it is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.of().clipValue(Double.NaN))
                .withMessage("a value to clip to is above 0, but it is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.of().averaged(1))
                .withMessage("the share that an average keeps is at least 0 and less than 1, but it is 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.of().averaged(0))
                .withMessage("an average keeps a share above 0 and less than 1, but it is 0.0");
    }

    @Test
    void whatIsTunedStaysTuned() {
        TunedOptimizer tuned = Adam.of(0.5)
                .clipNorm(1)
                .groups(Group.vectors())
                .averaged(0.9)
                .clipValue(2)
                .microBatches(32);
        assertThat(tuned).isEqualTo(new TunedOptimizer(Adam.of(0.5), List.of(Group.vectors()), 1, 2, 0.9, 32));
        assertThat(tuned.weightDecay(3).base()).isEqualTo(Adam.of(0.5).weightDecay(3));
        assertThat(tuned.rate()).isEqualTo(0.5);
        assertThat(tuned.momentum()).isEqualTo(0.9);
    }
}
