package synapt.benchmarks.harness;

/** A number that a process gives. */
public enum Metric {
    /** Units of work a second. */
    RATE(""),
    /** Median latency in microseconds. */
    P50(".p50"),
    /** The latency that one call of a hundred exceeds, in microseconds. */
    P99(".p99");

    private final String suffix;

    Metric(String suffix) {
        this.suffix = suffix;
    }

    /** What is put behind the workload's name. */
    public String suffix() {
        return suffix;
    }

    /** How many times as fast the first is as the second. */
    public double ratio(double ours, double rival) {
        return this == RATE ? ours / rival : rival / ours;
    }
}
