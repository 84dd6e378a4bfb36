package synapt.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CpuTimeTest {
    @Test
    void tellsOwnWorkFromOthers() {
        CpuTime before = CpuTime.of(10, process(100, 50), machine(1000, 100));
        CpuTime after = CpuTime.of(12, process(250, 70), machine(1230, 100 + 30));
        assertThat(after.coresSince(before)).isEqualTo(0.85, within(1e-9)); // 170 ticks of 10 ms in 2 s
        assertThat(after.coresOfOthersSince(before)).isEqualTo(0.45, within(1e-9)); // 260 in all
    }

    @Test
    void idleTimeIsNobodys() {
        CpuTime before = CpuTime.of(0, process(1, 1), "cpu  1 1 1 500 20 0 0 0 0 0\n");
        CpuTime after = CpuTime.of(1, process(1, 1), "cpu  1 1 1 700 90 0 0 0 0 0\n");
        assertThat(after.coresOfOthersSince(before)).isZero();
    }

    /** A name with a blank and a parenthesis, as proc(5) allows. */
    private static String process(int user, int system) {
        return "42 (java (old) x) S 1 42 42 0 -1 4194304 9 8 7 6 " + user + " " + system + " 0 0 20 0 30 0 12345";
    }

    private static String machine(int user, int steal) {
        return "cpu  " + user + " 0 0 99999 77 0 0 " + steal + " 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n";
    }
}
