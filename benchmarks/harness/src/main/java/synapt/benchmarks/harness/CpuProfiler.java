package synapt.benchmarks.harness;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/** Adds to each iteration the cores that the process, and that others on the machine used; nothing without /proc. */
public final class CpuProfiler implements InternalProfiler {
    static final String OWN = "cores.own";
    static final String OTHERS = "cores.others";

    private Optional<CpuTime> before = Optional.empty();

    @Override
    public String getDescription() {
        return "CPU time of this process and of others";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = CpuTime.now();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        Optional<CpuTime> now = CpuTime.now();
        if (before.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        return List.of(
                new ScalarResult(OWN, now.get().coresSince(before.get()), "cores", AggregationPolicy.AVG),
                new ScalarResult(OTHERS, now.get().coresOfOthersSince(before.get()), "cores", AggregationPolicy.AVG));
    }
}
