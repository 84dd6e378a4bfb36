package synapt.processor.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Valid networks at random: each compiles, and all its passes have the interpreter's bits. {@code -Dsynapt.random=5000} makes so many
 * of them, {@code -Dsynapt.seed=7} others.
 */
class RandomNetworksTest {

    private static final int USUAL = 120;
    private static final int TOGETHER = 50;
    private static final int SHOWN = 3;

    private final Javac javac = new Javac();

    @Test
    void agreeWithTheInterpreter() {
        int count = Integer.getInteger("synapt.random", USUAL);
        long first = Long.getLong("synapt.seed", 1) * 1_000_000;
        List<Long> wrong = new ArrayList<>();
        int trained = 0;
        for (long from = first; from < first + count; from += TOGETHER) {
            List<Network> networks = LongStream.range(from, Math.min(from + TOGETHER, first + count))
                    .mapToObj(seed -> network(seed, Integer.MAX_VALUE))
                    .toList();
            Compiled compiled = Compiled.of(javac, networks);
            for (int i = 0; i < networks.size(); i++) {
                Outcome outcome = outcome(networks.get(i), compiled);
                trained += outcome.trained ? 1 : 0;
                if (outcome.fault != null) {
                    wrong.add(from + i);
                }
            }
        }
        System.out.printf("random: %d networks, %d of them trained, %d wrong%n", count, trained, wrong.size());
        assertThat(wrong).as(() -> shown(wrong)).isEmpty();
        assertThat(trained).as("few overflow").isGreaterThan(count * 9 / 10);
    }

    private static Network network(long seed, int limit) {
        return Generator.of("random.of" + seed, seed, limit);
    }

    private String shown(List<Long> seeds) {
        StringBuilder text = new StringBuilder();
        seeds.stream().limit(SHOWN).forEach(seed -> text.append(smallest(seed)).append('\n'));
        return text.toString();
    }

    /** The network with the fewest nodes that is wrong, and how. */
    private String smallest(long seed) {
        for (int limit = 0; ; limit++) {
            Network n = network(seed, limit);
            String fault = outcome(n, Compiled.of(javac, List.of(n))).fault;
            if (fault != null) {
                return n.source() + fault;
            }
            if (limit > Generator.MOST_NODES) {
                return "seed " + seed + " was wrong only beside others";
            }
        }
    }

    private record Outcome(@Nullable String fault, boolean trained) {}

    private static Outcome outcome(Network n, Compiled compiled) {
        String refused = compiled.refusal(n);
        if (refused != null) {
            return new Outcome("it does not compile: " + refused, false);
        }
        try {
            return new Outcome(null, Comparison.compare(n, compiled.load(n)));
        } catch (AssertionError | ReflectiveOperationException e) {
            return new Outcome(e.getMessage(), false);
        }
    }
}
