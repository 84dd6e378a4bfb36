package synapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each task is done once, whoever calls, and what a task throws reaches the caller. */
@Timeout(30)
class WorkersTest {

    /** Jobs so small that threads come too late for one and early for the next; plain fields carry what they do. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void eachTaskIsDoneOnceAndSeen(int threads) {
        Workers workers = new Workers(threads);
        int[] done = new int[9];
        Workers.Job job = (worker, task) -> {
            assertThat(worker).isBetween(0, threads - 1);
            done[task]++;
        };
        for (int i = 0; i < 20_000; i++) {
            workers.run(i % 10, job);
        }
        for (int t = 0; t < 9; t++) {
            assertThat(done[t]).isEqualTo(2000 * (9 - t));
        }
    }

    /** Workers never use one worker's number at the same time: buffers hang on it. */
    @Test
    void numbersOfWorkersAreApart() {
        Workers workers = new Workers(4);
        AtomicIntegerArray busy = new AtomicIntegerArray(4);
        for (int i = 0; i < 500; i++) {
            workers.run(16, (worker, task) -> {
                assertThat(busy.incrementAndGet(worker)).isEqualTo(1);
                Thread.yield();
                busy.decrementAndGet(worker);
            });
        }
    }

    @Test
    void idleThreadsComeBack() throws InterruptedException {
        Workers workers = new Workers(3);
        var seen = ConcurrentHashMap.<Integer>newKeySet();
        for (int i = 0; i < 20 && seen.size() < 3; i++) {
            Thread.sleep(20);
            workers.run(30, (worker, task) -> {
                seen.add(worker);
                try {
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        assertThat(seen).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void jobsWithinJobs() {
        Workers workers = new Workers(3);
        AtomicIntegerArray done = new AtomicIntegerArray(64);
        for (int i = 0; i < 500; i++) {
            workers.run(8, (worker, task) -> workers.run(8, (w, inner) -> done.incrementAndGet(8 * task + inner)));
        }
        for (int t = 0; t < 64; t++) {
            assertThat(done.get(t)).isEqualTo(500);
        }
    }

    @Test
    void callersAtOnce() throws Exception {
        Workers workers = new Workers(3);
        List<Future<Integer>> sums = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (int c = 0; c < 8; c++) {
                sums.add(callers.submit(() -> {
                    AtomicIntegerArray done = new AtomicIntegerArray(5);
                    for (int i = 0; i < 2000; i++) {
                        workers.run(5, (worker, task) -> done.incrementAndGet(task));
                    }
                    int sum = 0;
                    for (int t = 0; t < 5; t++) {
                        sum += done.get(t);
                    }
                    return sum;
                }));
            }
        }
        for (Future<Integer> sum : sums) {
            assertThat(sum.get()).isEqualTo(10_000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whatATaskThrowsReachesTheCaller(int threads) {
        Workers workers = new Workers(threads);
        for (int i = 0; i < 300; i++) {
            int bad = i % 16;
            assertThatThrownBy(() -> workers.run(16, (worker, task) -> {
                        if (task == bad) {
                            throw new IllegalStateException("task " + task);
                        }
                    }))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("task " + bad);
            assertThatThrownBy(() -> workers.run(16, (worker, task) -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            AtomicIntegerArray after = new AtomicIntegerArray(1);
            workers.run(16, (worker, task) -> after.incrementAndGet(0));
            assertThat(after.get(0)).isEqualTo(16);
        }
    }

    /** Other languages throw checked exceptions without saying so. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void exceptionsThatNobodyDeclaredTooAreThrown(int threads) {
        Workers workers = new Workers(threads);
        assertThatThrownBy(() -> workers.run(16, (worker, task) -> sneak(new Exception("task " + task))))
                .isExactlyInstanceOf(Exception.class);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void sneak(Exception e) throws E {
        throw (E) e;
    }
}
