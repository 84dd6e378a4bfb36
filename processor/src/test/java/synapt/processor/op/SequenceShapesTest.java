package synapt.processor.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synapt.processor.graph.Shape;
import synapt.processor.op.GroupNormOp.Function;

/** The shapes of what normalises single examples, and of recurrent layers, with their parameters'. */
class SequenceShapesTest {

    private final List<String> problems = new ArrayList<>();
    private final Problems sink =
            (message, member, args) -> problems.add(member + " " + message.id() + " " + Arrays.toString(args));

    private GroupNormOp norm(Function function, Shape input, int groups, Integer dims) {
        return GroupNormOp.of(function, 0, input, new GroupNormOp.Settings(groups, dims, 1e-5, true, "n"), sink);
    }

    @Test
    void layerNormTakesTheLastDimensions() {
        assertThat(norm(Function.LAYER, new Shape(7), 0, null).scale()).isEqualTo(new Shape(7));
        assertThat(norm(Function.LAYER, new Shape(5, 7), 0, null).scale()).isEqualTo(new Shape(7));
        assertThat(norm(Function.LAYER, new Shape(3, 5, 7), 0, null).scale()).isEqualTo(new Shape(3, 5, 7));
        assertThat(norm(Function.RMS, new Shape(3, 5, 7), 0, 2).groups()).isEqualTo(3);
        assertThat(norm(Function.LAYER, new Shape(1, 1, 7), 0, 1).scale()).isEqualTo(new Shape(7));
        assertThat(problems).isEmpty();
        assertThat(norm(Function.LAYER, new Shape(5, 7), 0, 3)).isNull();
        assertThat(problems).containsExactly("dims shape/norm-dims [3, 5x7, 2]");
    }

    /** The divisor that a message names is one, and the greatest below what was asked for. */
    @ParameterizedTest
    @CsvSource({"6, 4, 3", "7, 6, 1", "12, 5, 4", "4, 9, 4"})
    void groupsDivideChannels(int channels, int groups, int divisor) {
        assertThat(norm(Function.GROUP, new Shape(channels, 5), groups, null)).isNull();
        assertThat(problems)
                .containsExactly("groups shape/norm-groups [%d, %d, %d]".formatted(groups, channels, divisor));
        assertThat(norm(Function.GROUP, new Shape(channels, 5), divisor, null)).isNotNull();
    }

    @Test
    void oneValueIsNotNormalised() {
        assertThat(norm(Function.INSTANCE, new Shape(4, 1, 1), 0, null)).isNull();
        assertThat(norm(Function.GROUP, new Shape(4), 4, null)).isNull();
        assertThat(norm(Function.LAYER, new Shape(4, 1), 0, null)).isNull();
        assertThat(problems).hasSize(3).allMatch(p -> p.startsWith(" shape/norm-one"));
        assertThat(norm(Function.RMS, new Shape(4, 1), 0, null)).isNotNull();
        assertThat(norm(Function.GROUP, new Shape(4), 2, null).parameters())
                .extracting(Parameter::shape)
                .containsExactly(new Shape(4), new Shape(4));
    }

    @ParameterizedTest
    @CsvSource({"false, false, 5x6", "true, false, 5x12", "false, true, 6", "true, true, 12"})
    void recurrentLayersGiveAllPositionsOrTheLast(boolean both, boolean last, String output) {
        RecurrentOp op = recurrent(RecurrentOp.Cell.GRU, new Shape(5, 3), 2, both, last);

        assertThat(op.output()).hasToString(output);
        assertThat(op.parts()).hasSize(both ? 4 : 2);
        assertThat(op.parts().getLast().features()).isEqualTo(both ? 12 : 6);
    }

    @Test
    void recurrentParametersArePyTorchs() {
        RecurrentOp op = recurrent(RecurrentOp.Cell.LSTM, new Shape(5, 3), 1, true, false);

        assertThat(op.parameters())
                .extracting(p -> p.name() + " " + p.shape())
                .containsExactly(
                        "n.weight_ih_l0 24x3",
                        "n.weight_hh_l0 24x6",
                        "n.bias_ih_l0 24",
                        "n.bias_hh_l0 24",
                        "n.weight_ih_l0_reverse 24x3",
                        "n.weight_hh_l0_reverse 24x6",
                        "n.bias_ih_l0_reverse 24",
                        "n.bias_hh_l0_reverse 24");
        assertThat(op.macs()).isEqualTo(2 * 5 * 24 * (3 + 6));
    }

    private RecurrentOp recurrent(RecurrentOp.Cell cell, Shape input, int layers, boolean both, boolean last) {
        RecurrentOp.Settings settings = new RecurrentOp.Settings(
                layers, both, last, true, false, "n", Initialization.byDefault(false), RecurrentNoise.NONE);
        return RecurrentOp.of(cell, input, 6, settings, sink);
    }
}
