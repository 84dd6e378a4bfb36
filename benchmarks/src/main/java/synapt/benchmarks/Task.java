package synapt.benchmarks;

/** What is done with a network, and how its figure reads. */
enum Task {
    TRAIN("train", Train.class, "images/s", true),
    EVAL_ONE("eval.one", PredictOne.class, "us (p50)", false);

    private final String name;
    private final Class<?> benchmark;
    private final String unit;
    private final boolean moreIsFaster;

    Task(String name, Class<?> benchmark, String unit, boolean moreIsFaster) {
        this.name = name;
        this.benchmark = benchmark;
        this.unit = unit;
        this.moreIsFaster = moreIsFaster;
    }

    /** The JMH class, whose only benchmark is the task. */
    Class<?> benchmark() {
        return benchmark;
    }

    String unit() {
        return unit;
    }

    /** One image gives a second thread nothing to do. */
    boolean runsWith(int threads) {
        return this != EVAL_ONE || threads == 1;
    }

    /** How many times as fast the first is as the second. */
    double ratio(double ours, double rival) {
        return moreIsFaster ? ours / rival : rival / ours;
    }

    @Override
    public String toString() {
        return name;
    }
}
