package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightPackingTest {

    @Test
    void tilesCoverTheOutputs() {
        for (int outputs = 1; outputs <= 200; outputs++) {
            int[] tiles = WeightPacking.tiles(outputs);
            assertThat(Arrays.stream(tiles).sum()).isEqualTo(outputs);
            assertThat(tiles).doesNotContain(5, 7, 9, 10, 11);
            assertThat(Arrays.stream(tiles).max().orElseThrow()).isLessThanOrEqualTo(12);
            assertThat(Arrays.stream(tiles).filter(tile -> tile == 1).count()).isEqualTo(outputs == 1 ? 1 : 0);
            int first = 0;
            for (int tile : tiles) {
                assertThat(WeightPacking.tileStart(outputs, first)).isEqualTo(first);
                assertThat(WeightPacking.tileStart(outputs, first + tile - 1)).isEqualTo(first);
                first += tile;
            }
        }
    }

    @Test
    void forwardHasEachWeightOnce() {
        for (ProductCases.Case c : ProductCases.all()) {
            assertThat(sorted(Packs.sources(WeightPacking.forward(c.p()))))
                    .isEqualTo(IntStream.range(0, c.p().weights()).toArray());
        }
    }

    @Test
    void forwardIsTileThenTapThenOutput() {
        // 5 outputs are a tile of 3 and one of 2; weights are [output][3 taps].
        assertThat(Packs.sources(WeightPacking.forward(Product.linear(3, 5))))
                .containsExactly(0, 3, 6, 1, 4, 7, 2, 5, 8, 9, 12, 10, 13, 11, 14);
    }

    @Test
    void inputGradientHasEachWeightOnce() {
        int groups = 2, outputs = 5, channels = 7, places = 9;
        assertThat(sorted(Packs.sources(WeightPacking.inputGradient(groups, outputs, channels, places))))
                .isEqualTo(
                        IntStream.range(0, groups * outputs * channels * places).toArray());
    }

    @Test
    void inputGradientOfOneChannelIsInOrderOfOutputs() {
        // Weights [2 outputs][1 channel][3 places]: taps are output, then place.
        assertThat(Packs.sources(WeightPacking.inputGradient(1, 2, 1, 3))).containsExactly(0, 1, 2, 3, 4, 5);
        // Weights [2 outputs][2 channels]: a tile of both channels for each tap.
        assertThat(Packs.sources(WeightPacking.inputGradient(1, 2, 2, 1))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void partsMakeTheWhole() {
        PackKernels k = KernelProvider.scalar();
        WeightOrder order = WeightPacking.inputGradient(3, 4, 17, 2);
        MemorySegment weights = ProductCases.floats(order.length());
        for (int i = 0; i < order.length(); i++) {
            Cells.set(weights, i, i + 1f);
        }
        float[] whole = ((PackedFloats) Packs.packed(k, order, weights)).numbers();
        // More parts than there are tiles, 2 in each group: some are empty.
        for (int parts = 1; parts <= 9; parts++) {
            Packed packed = k.packed(order.length(), parts);
            for (int part = 0; part < parts; part++) {
                k.pack(order, weights, packed, parts, part);
            }
            assertThat(((PackedFloats) packed).numbers()).isEqualTo(whole);
        }
    }

    @Test
    void singleIsPaddedToCells() {
        int[] map = WeightPacking.single(SingleProduct.linear(3, 1, 17));
        assertThat(map).hasSize(2 * 3 * 16);
        assertThat(sorted(Arrays.stream(map).filter(i -> i >= 0).toArray()))
                .isEqualTo(IntStream.range(0, 51).toArray());
        assertThat(map[1]).isEqualTo(3);
        assertThat(map[16]).isEqualTo(1);
        assertThat(map[3 * 16]).isEqualTo(48);
        assertThat(map[3 * 16 + 1]).isEqualTo(-1);
    }

    private static int[] sorted(int[] map) {
        return Arrays.stream(map).sorted().toArray();
    }
}
