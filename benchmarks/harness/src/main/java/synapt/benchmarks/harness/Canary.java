package synapt.benchmarks.harness;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A bare loop of fused multiply-adds: how fast this core is just now. Clocks drift, so figures need it beside them. It is a process
 * of its own: vector code that ran before ours in the same one leaves traps in the JIT's records of the Vector API, and the JIT then
 * makes slower code of large kernels.
 */
public final class Canary {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;
    private static final int TURNS = 20_000;
    private static final int BURSTS = 300;

    private Canary() {}

    /** No arguments; tells as part of a {@link ForkReport}. */
    public static void main(String[] args) {
        ForkReport.print(ForkReport.Key.CANARY, gflops());
    }

    /** GFLOP/s of one thread: the median burst of about a tenth of a second of them. */
    private static double gflops() {
        double[] seconds = new double[BURSTS];
        float sum = 0;
        // The first half is for the JIT.
        for (int i = 0; i < 2 * BURSTS; i++) {
            long start = System.nanoTime();
            sum += burst(0.999f, 0.001f);
            seconds[i % BURSTS] = (System.nanoTime() - start) * 1e-9;
        }
        if (Float.isNaN(sum)) {
            throw new AssertionError("chains towards 1 gave NaN");
        }
        Arrays.sort(seconds);
        return 2e-9 * CHAINS * TURNS * SPECIES.length() / seconds[BURSTS / 2];
    }

    /** Independent chains, more than latency times ports, fewer than registers. Spelt out: an array would live in memory. */
    private static float burst(float factor, float addend) {
        FloatVector f = FloatVector.broadcast(SPECIES, factor);
        FloatVector a = FloatVector.broadcast(SPECIES, addend);
        FloatVector c0 = f, c1 = f, c2 = f, c3 = f, c4 = f, c5 = f, c6 = f, c7 = f, c8 = f, c9 = f, c10 = f, c11 = f;
        for (int i = 0; i < TURNS; i++) {
            c0 = c0.fma(f, a);
            c1 = c1.fma(f, a);
            c2 = c2.fma(f, a);
            c3 = c3.fma(f, a);
            c4 = c4.fma(f, a);
            c5 = c5.fma(f, a);
            c6 = c6.fma(f, a);
            c7 = c7.fma(f, a);
            c8 = c8.fma(f, a);
            c9 = c9.fma(f, a);
            c10 = c10.fma(f, a);
            c11 = c11.fma(f, a);
        }
        return c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4)
                .add(c5)
                .add(c6)
                .add(c7)
                .add(c8)
                .add(c9)
                .add(c10)
                .add(c11)
                .lane(0);
    }
}
