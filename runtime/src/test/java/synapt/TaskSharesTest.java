package synapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose tasks are whose, and in which order. */
class TaskSharesTest {

    @Test
    void workersKeepTheirTasksAndGoToAndFro() {
        TaskShares shares = new TaskShares(2);
        shares.deal(6, true);
        assertThat(taken(shares, 0, 1, 0, 1, 0, 1)).containsExactly(0, 3, 1, 4, 2, 5);
        shares.deal(6, false);
        assertThat(taken(shares, 0, 1, 0, 1, 0, 1)).containsExactly(2, 5, 1, 4, 0, 3);
    }

    /** Help comes from the other end, where the owner comes last. */
    @Test
    void whoIsDoneHelps() {
        TaskShares shares = new TaskShares(3);
        shares.deal(8, true);
        assertThat(taken(shares, 1, 1, 1, 1, 1, 1, 0, 2, 1)).containsExactly(2, 3, 4, 7, 6, 5, 0, 1, TaskShares.NONE);
        assertThat(taken(shares, 0, 1, 2)).containsOnly(TaskShares.NONE);
    }

    @Test
    void fewerTasksThanWorkers() {
        TaskShares shares = new TaskShares(4);
        shares.deal(1, false);
        assertThat(taken(shares, 2, 0, 3)).containsExactly(0, TaskShares.NONE, TaskShares.NONE);
    }

    private static List<Integer> taken(TaskShares shares, int... workers) {
        List<Integer> tasks = new ArrayList<>();
        for (int w : workers) {
            tasks.add(shares.take(w));
        }
        return tasks;
    }
}
