package synapt.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * CPU time used so far, in seconds, as Linux tells it.
 *
 * @param wall the time of this reading
 * @param own used by this process
 * @param all used by everything on the machine, and what a host took away from it
 */
record CpuTime(double wall, double own, double all) {
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final Path PROCESS = Path.of("/proc/self/stat");
    /** USER_HZ, fixed at 100 in what Linux shows to programs. */
    private static final double TICK = 0.01;

    /** Now; empty where there is no such /proc. */
    static Optional<CpuTime> now() {
        if (!Files.isReadable(MACHINE) || !Files.isReadable(PROCESS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(System.nanoTime() * 1e-9, Files.readString(PROCESS), Files.readString(MACHINE)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads the two files' texts; see proc(5). */
    static CpuTime of(double wall, String process, String machine) {
        // The second field, the program's name, may hold blanks.
        String[] own = process.substring(process.lastIndexOf(')') + 2).split(" ");
        String[] all = machine.lines().findFirst().orElseThrow().split(" +");
        double used = 0;
        for (int field : new int[] {1, 2, 3, 6, 7, 8}) { // user, nice, system, irq, softirq, steal
            used += Double.parseDouble(all[field]);
        }
        return new CpuTime(wall, TICK * (Double.parseDouble(own[11]) + Double.parseDouble(own[12])), TICK * used);
    }

    /** Cores that others have used on average since {@code earlier}. */
    double coresOfOthersSince(CpuTime earlier) {
        return Math.max(0, (all - earlier.all) - (own - earlier.own)) / (wall - earlier.wall);
    }

    /** Cores that this process has used on average since {@code earlier}. */
    double coresSince(CpuTime earlier) {
        return (own - earlier.own) / (wall - earlier.wall);
    }
}
