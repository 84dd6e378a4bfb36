package synapt.processor.op;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synapt.processor.graph.Shape;

/** Shape rules against PyTorch's formulas, written out from its documentation, without a compiler. */
class ShapeRulesTest {

    private static final Weights WEIGHTS = new Weights("layer", true, Initialization.byDefault(false));

    private final List<String> problems = new ArrayList<>();
    private final Problems sink =
            (message, member, args) -> problems.add(member + " " + message.id() + " " + List.of(args));

    @ParameterizedTest
    @CsvSource({
        // in, kernel, stride, padding, dilation, out
        "32, 5, 1, 0, 1, 28",
        "32, 5, 2, 2, 1, 16",
        "7, 3, 2, 0, 1, 3",
        "8, 3, 2, 0, 1, 3",
        "9, 3, 1, 2, 2, 9",
        "5, 5, 3, 0, 1, 1",
        "1, 3, 1, 1, 1, 1"
    })
    void convolution(int in, int kernel, int stride, int padding, int dilation, int out) {
        ConvOp op = ConvOp.of(
                new Shape(2, in, in),
                4,
                new Window(Extent.of(kernel, 2), Extent.of(stride, 2), Extent.of(padding, 2), Extent.of(dilation, 2)),
                1,
                WEIGHTS,
                sink);

        assertThat(problems).isEmpty();
        assertThat(op).isNotNull();
        assertThat(op.output()).isEqualTo(new Shape(4, out, out));
        assertThat(op.parameters().getFirst().shape()).isEqualTo(new Shape(4, 2, kernel, kernel));
    }

    @ParameterizedTest
    @CsvSource({
        // in, kernel, stride, dilation, before, behind
        "8, 3, 1, 1, 1, 1",
        "8, 3, 2, 1, 0, 1",
        "7, 3, 2, 1, 1, 1",
        "8, 2, 1, 1, 0, 1",
        "8, 4, 1, 1, 1, 2",
        "8, 3, 1, 2, 2, 2",
        "8, 1, 3, 1, 0, 0",
        "1, 9, 1, 1, 4, 4"
    })
    void samePaddingKeepsTheOutputAtInputByStride(
            int in, int kernel, int stride, int dilation, int before, int behind) {
        ConvOp op = ConvOp.of(
                new Shape(1, in, in),
                1,
                new Window(
                        Extent.of(kernel, 2), Extent.of(stride, 2), Extent.of(Window.SAME, 2), Extent.of(dilation, 2)),
                1,
                WEIGHTS,
                sink);

        assertThat(op).isNotNull();
        int out = (in + stride - 1) / stride;
        assertThat(op.output()).isEqualTo(new Shape(1, out, out));
        assertThat(op.slides()).allMatch(s -> s.before() == before && s.behind() == behind);
    }

    @Test
    void theWayOutThatAMessageNamesIsOne() {
        for (int in = 1; in <= 6; in++) {
            for (int kernel = 1; kernel <= 12; kernel++) {
                for (int dilation = 1; dilation <= 3; dilation++) {
                    checkWayOut(new Shape(1, in, 7), kernel, dilation);
                }
            }
        }
    }

    private void checkWayOut(Shape input, int kernel, int dilation) {
        problems.clear();
        boolean fits = conv(input, kernel, 0, dilation);
        assertThat(fits).isEqualTo(dilation * (kernel - 1) + 1 <= Math.min(input.dim(1), input.dim(2)));
        if (fits) {
            return;
        }
        String said = problems.getFirst();
        int smaller = Integer.parseInt(said.replaceAll(".*kernel = (\\d+).*", "$1"));
        int padding = Integer.parseInt(said.replaceAll(".*padding = (\\d+).*", "$1"));
        assertThat(conv(input, smaller, 0, dilation)).as(said).isTrue();
        assertThat(conv(input, smaller + 1, 0, dilation)).as(said).isFalse();
        assertThat(conv(input, kernel, padding, dilation)).as(said).isTrue();
        assertThat(conv(input, kernel, padding - 1, dilation)).as(said).isFalse();
    }

    private boolean conv(Shape input, int kernel, int padding, int dilation) {
        Window window =
                new Window(Extent.of(kernel, 2), Extent.of(1, 2), Extent.of(padding, 2), Extent.of(dilation, 2));
        return ConvOp.of(input, 1, window, 1, WEIGHTS, sink) != null;
    }

    @Test
    void groupsShareChannels() {
        ConvOp op = ConvOp.of(
                new Shape(6, 5, 5),
                9,
                new Window(Extent.of(3, 2), Extent.of(1, 2), Extent.of(0, 2), Extent.of(1, 2)),
                3,
                WEIGHTS,
                sink);

        assertThat(op).isNotNull();
        Parameter weight = op.parameters().getFirst();
        assertThat(weight.shape()).isEqualTo(new Shape(9, 2, 3, 3));
        assertThat(weight.fanIn()).isEqualTo(18);
        assertThat(weight.fanOut()).isEqualTo(27);
    }

    @Test
    void poolsFloor() {
        PoolOp op = PoolOp.of(
                PoolOp.Kind.MAX,
                new Shape(3, 7, 9),
                new Window(new Extent(2, 3), Extent.of(2, 2), Extent.of(0, 2), Extent.of(1, 2)),
                true,
                sink);

        assertThat(op).isNotNull();
        assertThat(op.output()).isEqualTo(new Shape(3, 3, 4));
    }

    @Test
    void linearWorksOnTheLastDimension() {
        LinearOp op = LinearOp.of(new Shape(7, 5), 3, WEIGHTS, sink);

        assertThat(op).isNotNull();
        assertThat(op.output()).isEqualTo(new Shape(7, 3));
        assertThat(op.parameters()).extracting(Parameter::shape).containsExactly(new Shape(3, 5), new Shape(3));
        assertThat(LinearOp.of(new Shape(1, 2, 3), 3, WEIGHTS, sink)).isNull();
        assertThat(problems).hasSize(1).first().asString().startsWith(" shape/input [Linear, a vector, 1x2x3");
    }

    @Test
    void sizesAreCountedWithoutOverflow() {
        assertThat(Sizes.fit(sink, "out", "it", Integer.MAX_VALUE)).isTrue();
        assertThat(Sizes.fit(sink, "out", "it", 1 << 16, 1 << 15)).isFalse();
        assertThat(Sizes.fit(sink, "out", "it", Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isFalse();
        assertThat(problems)
                .containsExactly(
                        "out shape/too-large [it 65536x32768, 2147483648]",
                        "out shape/too-large [it 2147483647x2147483647x2147483647, 9903520300447984150353281023]");
    }

    @Test
    void gatesHalveOneDimensionOnly() {
        assertThat(gated(6)).isEqualTo(new Shape(3));
        assertThat(gated(5, 6)).isEqualTo(new Shape(5, 3));
        assertThat(gated(6, 5, 7)).isEqualTo(new Shape(3, 5, 7));
        assertThat(gated(6, 2, 5, 7)).isEqualTo(new Shape(3, 2, 5, 7));
    }

    private Shape gated(int... dims) {
        return requireNonNull(GateOp.of(new Shape(dims), false, sink)).output();
    }
}
