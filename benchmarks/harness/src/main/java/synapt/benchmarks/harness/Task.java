package synapt.benchmarks.harness;

import java.util.List;

/** What is done with a network in each call of {@link Contender#step}. */
public enum Task {
    /** Forward, loss, backward and update, dropout on. */
    TRAIN(Throughput.class),
    /** Forward and backward from a given gradient of the output, dropout on: gradients of all weights and of the input, no update. */
    GRADIENTS(Throughput.class),
    /** Forward, dropout on. */
    FORWARD(Throughput.class),
    /** Forward of a batch, dropout off. */
    EVAL(Throughput.class),
    /** One example to the number of its class, dropout off. */
    ONE(Latency.class);

    private final Class<?> benchmark;

    Task(Class<?> benchmark) {
        this.benchmark = benchmark;
    }

    /** The JMH class, whose only benchmark is the task. */
    Class<?> benchmark() {
        return benchmark;
    }

    /** What a process gives for this task. */
    public List<Metric> metrics() {
        return this == ONE ? List.of(Metric.P50, Metric.P99) : List.of(Metric.RATE);
    }
}
