package synapt.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synapt.random.Streams;
import synapt.random.Threefry;

class ShuffleTest {

    /** Computed by an independent program from the description alone. */
    @Test
    void is_the_same_for_ever() {
        assertThat(order(42, 0, 10)).containsExactly(9, 1, 7, 3, 5, 8, 4, 6, 2, 0);
        assertThat(order(42, 1, 10)).containsExactly(3, 5, 0, 8, 9, 4, 2, 7, 1, 6);
        assertThat(order(43, 0, 10)).containsExactly(1, 4, 8, 2, 6, 3, 7, 5, 9, 0);
    }

    @Test
    void is_a_permutation_whatever_the_array_held() {
        for (int size : new int[] {0, 1, 2, 3, 17, 1000, 60_000}) {
            int[] order = new int[size];
            Arrays.fill(order, 7);

            Shuffle.order(-5, Long.MAX_VALUE, order);

            assertThat(Arrays.stream(order).sorted())
                    .containsExactly(IntStream.range(0, size).boxed().toArray(Integer[]::new));
            assertThat(order).isEqualTo(order(-5, Long.MAX_VALUE, size));
        }
    }

    /** Over all 120 orders of 5; 119 degrees of freedom, and 1e-9 of a fair shuffle's results lie above 230. */
    @Test
    void makes_every_order_equally_often() {
        assertThat(chiSquareOfOrders((order, epoch) -> Shuffle.order(1, epoch, order)))
                .isBetween(40.0, 230.0);
        assertThat(chiSquareOfOrders((order, epoch) -> Shuffle.order(epoch, 3, order)))
                .isBetween(40.0, 230.0);
    }

    /** The same test finds the well-known mistake of drawing from all places each time. */
    @Test
    void would_notice_a_biased_shuffle() {
        Random random = new Random(5);

        double chiSquare = chiSquareOfOrders((order, epoch) -> {
            Arrays.setAll(order, i -> i);
            for (int i = 0; i < order.length; i++) {
                int j = random.nextInt(order.length);
                int other = order[j];
                order[j] = order[i];
                order[i] = other;
            }
        });

        assertThat(chiSquare).isGreaterThan(1_000);
    }

    /** Places against examples, 100 of each: 99 * 99 degrees of freedom, mean 9801, deviation 140; six of those either way. */
    @Test
    void brings_every_example_to_every_place_equally_often() {
        int size = 100;
        int epochs = 20_000;
        int[] counts = new int[size * size];
        int[] order = new int[size];
        for (int epoch = 0; epoch < epochs; epoch++) {
            Shuffle.order(7, epoch, order);
            for (int place = 0; place < size; place++) {
                counts[place * size + order[place]]++;
            }
        }
        assertThat(chiSquare(counts, (double) epochs / size)).isBetween(9801 - 6 * 140.0, 9801 + 6 * 140.0);
    }

    /** A bound of 3 * 2^29 rejects a quarter of the draws; without that, two thirds of the numbers would come 3 times, not 2. */
    @Test
    void rejects_what_would_come_too_often() {
        int last = 3 * (1 << 29) - 1;
        // Taken at the first, second and third attempt; computed by an independent program.
        assertThat(Shuffle.draw(0, last)).isEqualTo(133315552);
        assertThat(Shuffle.draw(1, last)).isEqualTo(707905065);
        assertThat(Shuffle.draw(17, last)).isEqualTo(1225771665);

        int rejected = 0;
        int[] counts = new int[3];
        for (int seed = 0; seed < 30_000; seed++) {
            long key = Streams.key(seed, 1, 0);
            int drawn = Shuffle.draw(key, last);
            long first = (Threefry.bits(key, last) & 0xFFFF_FFFFL) * (last + 1L) >>> 32;
            rejected += drawn == first ? 0 : 1;
            assertThat(drawn).isBetween(0, last);
            counts[drawn % 3]++;
        }
        assertThat(rejected / 30_000.0).isBetween(0.235, 0.265);
        // 2 degrees of freedom: 1e-9 lies above 41.4.
        assertThat(chiSquare(counts, 10_000)).isLessThan(41.4);
    }

    @Test
    void allocates_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[] order = new int[1_000];
        long allocated = Long.MAX_VALUE;
        // The first rounds load classes, and measuring itself may allocate.
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int epoch = 0; epoch < 100; epoch++) {
                Shuffle.order(1, epoch, order);
            }
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(allocated).isLessThan(100);
    }

    private static int[] order(long seed, long epoch, int size) {
        int[] order = new int[size];
        Shuffle.order(seed, epoch, order);
        return order;
    }

    private static double chiSquareOfOrders(ObjLongConsumer<int[]> shuffle) {
        int epochs = 120_000;
        int[] counts = new int[120];
        int[] order = new int[5];
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle.accept(order, epoch);
            counts[rank(order)]++;
        }
        return chiSquare(counts, epochs / 120.0);
    }

    /** An order's number among all orders. */
    private static int rank(int[] order) {
        int rank = 0;
        for (int i = 0; i < order.length; i++) {
            int smaller = 0;
            for (int j = i + 1; j < order.length; j++) {
                smaller += order[j] < order[i] ? 1 : 0;
            }
            rank = rank * (order.length - i) + smaller;
        }
        return rank;
    }

    private static double chiSquare(int[] counts, double expected) {
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
