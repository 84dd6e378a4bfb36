package synapt.benchmarks.harness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One thing that is measured, and how many times as fast as the fastest rival we want to be. */
public enum Workload {
    LENET5_TRAIN("lenet5.train", Model.LENET5, Task.TRAIN, 6),
    LENET5_TRAIN_P0("lenet5.train.p0", Model.LENET5_P0, Task.TRAIN, 6),
    LENET5_EVAL("lenet5.eval.batch256", Model.LENET5, Task.EVAL, 5),
    LENET5_ONE("lenet5.eval.one", Model.LENET5, Task.ONE, 15),
    MLP_TRAIN("mlp.train", Model.MLP, Task.TRAIN, 2.5),
    MLP_TRAIN_P0("mlp.train.p0", Model.MLP_P0, Task.TRAIN, 1.3),
    MLP_EVAL("mlp.eval.batch256", Model.MLP, Task.EVAL, Double.NaN),
    MLP_ONE("mlp.eval.one", Model.MLP, Task.ONE, 3),
    RESNET20_TRAIN("resnet20.train", Model.RESNET20, Task.TRAIN, 1.5),
    RESNET20_EVAL("resnet20.eval.batch128", Model.RESNET20, Task.EVAL, 1.5),
    TRANSFORMER_TRAIN("transformer.train", Model.TRANSFORMER, Task.GRADIENTS, 2),
    TRANSFORMER_TRAIN_P0("transformer.train.p0", Model.TRANSFORMER_P0, Task.GRADIENTS, Double.NaN),
    TRANSFORMER_EVAL("transformer.eval.batch32", Model.TRANSFORMER, Task.EVAL, Double.NaN),
    /** From one tensor to another; {@link #DROPOUT_FORWARD} starts from the user's rows. */
    DROPOUT_ALONE("dropout.alone", Model.DROPOUT, Task.FORWARD, 25),
    DROPOUT_FORWARD("dropout.forward", Model.DROPOUT, Task.FORWARD, Double.NaN),
    DROPOUT_TRAIN("dropout.train", Model.DROPOUT, Task.GRADIENTS, Double.NaN),
    GEMM_256("gemm.256", Model.PRODUCT_256, Task.EVAL, 0.9),
    GEMM_512("gemm.512", Model.PRODUCT_512, Task.EVAL, 0.9),
    GEMM_1024("gemm.1024", Model.PRODUCT_1024, Task.EVAL, 0.9);

    private final String name;
    private final Model model;
    private final Task task;
    private final double goal;

    Workload(String name, Model model, Task task, double goal) {
        this.name = name;
        this.model = model;
        this.task = task;
        this.goal = goal;
    }

    public Model model() {
        return model;
    }

    public Task task() {
        return task;
    }

    /** The ratio that we want to reach; NaN if it is only watched. */
    public double goal() {
        return goal;
    }

    /** Of figures of {@code metric}. */
    public String unit(Metric metric) {
        if (metric != Metric.RATE) {
            return "us";
        }
        return switch (model) {
            case TRANSFORMER, TRANSFORMER_P0 -> "tokens/s";
            case DROPOUT -> "Gelements/s";
            case PRODUCT_256, PRODUCT_512, PRODUCT_1024 -> "GFLOP/s";
            default -> "images/s";
        };
    }

    /** How many units of work a step is. */
    public double perStep() {
        int batch = model.batch();
        return switch (model) {
            case TRANSFORMER, TRANSFORMER_P0 -> batch * model.shape().getFirst();
            case DROPOUT -> 1e-9 * batch * model.features();
            case PRODUCT_256, PRODUCT_512, PRODUCT_1024 -> 2e-9 * batch * model.features() * model.features();
            default -> batch;
        };
    }

    /** One image gives a second thread nothing to do, and of dropout alone one thread is asked for. */
    public boolean runsWith(int threads) {
        return threads == 1 || task != Task.ONE && model != Model.DROPOUT;
    }

    /**
     * Workloads by name, or all that begin with {@code name} and a dot.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static List<Workload> named(String name) {
        List<Workload> found = Arrays.stream(values())
                .filter(w -> w.name.equals(name) || w.name.startsWith(name + "."))
                .toList();
        if (found.isEmpty()) {
            String known = Arrays.stream(values()).map(w -> w.name).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("no workload \"" + name + "\"; there are: " + known);
        }
        return found;
    }

    @Override
    public String toString() {
        return name;
    }
}
