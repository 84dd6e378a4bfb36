package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.Evaluator;
import synapt.TrainingRun;
import synapt.train.Sgd;

/** Many evaluate while one trains: each result is that of one version of the weights, which was current during the call. */
class ConcurrencyTest {

    private static final int STEPS = 40;

    private static final int READERS = 16;

    @ParameterizedTest
    @ValueSource(strings = {"Norms", "Mlp"})
    void eachResultIsOfOneVersion(String name) throws Exception {
        Compiled compiled = Compiled.of(name);
        float[] inputs =
                Examples.floats(77, 3 * compiled.create(1, Backend.threads(1)).features());
        Map<String, Integer> versions = versions(compiled, inputs);
        assertThat(versions).hasSize(STEPS + 1);

        Net net = compiled.create(1, Backend.threads(3));
        TrainingRun<Object, Object, ?> run = run(net);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger reads = new AtomicInteger();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        List<Callable<Void>> readers = new ArrayList<>();
        for (int r = 0; r < READERS; r++) {
            boolean own = r % 2 == 0;
            readers.add(() -> {
                Evaluator evaluator = net.evaluator(3);
                float[] outputs = new float[3 * net.outputs()];
                boolean last;
                do {
                    last = done.get() == STEPS;
                    int oldest = done.get();
                    if (own) {
                        evaluator.evaluate(inputs, outputs);
                    }
                    String digest =
                            Digest.of(own ? outputs : net.forwardEval(inputs).values());
                    int newest = begun.get();
                    assertThat(versions).containsKey(digest);
                    // A step publishes before it returns, so what was done before the call is seen.
                    assertThat(versions.get(digest)).isBetween(oldest, newest);
                    seen.add(versions.get(digest));
                    reads.incrementAndGet();
                } while (!last);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
            List<Future<Void>> futures = readers.stream().map(threads::submit).toList();
            for (int step = 0; step < STEPS; step++) {
                begun.incrementAndGet();
                step(net, run, step);
                done.incrementAndGet();
                if (step % 8 == 0) {
                    // Readers that a busy machine leaves no time would see the first version and the last.
                    int enough = reads.get() + READERS + 1;
                    while (reads.get() < enough && futures.stream().noneMatch(Future::isDone)) {
                        Thread.onSpinWait();
                    }
                }
            }
            for (Future<Void> f : futures) {
                f.get();
            }
        }
        assertThat(seen).as("versions seen").contains(STEPS).hasSizeGreaterThan(3);
    }

    /** What each version says of the inputs, from a run that nobody disturbs. */
    private static Map<String, Integer> versions(Compiled compiled, float[] inputs) {
        Net net = compiled.create(1, Backend.threads(1));
        TrainingRun<Object, Object, ?> run = run(net);
        Map<String, Integer> versions = new HashMap<>();
        versions.put(Digest.of(net.forwardEval(inputs).values()), 0);
        for (int step = 0; step < STEPS; step++) {
            step(net, run, step);
            versions.put(Digest.of(net.forwardEval(inputs).values()), step + 1);
        }
        return versions;
    }

    private static TrainingRun<Object, Object, ?> run(Net net) {
        return net.training(Sgd.of(0.05).momentum(0.9), 100, 3);
    }

    private static void step(Net net, TrainingRun<Object, Object, ?> run, int step) {
        run.trainStep(Examples.floats(step, 100 * run.inputFeatures()), net.targets(step, 100));
    }
}
