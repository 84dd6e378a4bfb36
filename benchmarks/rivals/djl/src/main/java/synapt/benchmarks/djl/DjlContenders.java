package synapt.benchmarks.djl;

import ai.djl.nn.Block;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import synapt.benchmarks.harness.Contender;
import synapt.benchmarks.harness.Contenders;
import synapt.benchmarks.harness.Task;
import synapt.benchmarks.harness.Workload;

/** DJL's networks. */
public final class DjlContenders implements Contenders {
    @Override
    public Contender create(Workload workload, int threads) {
        System.setProperty("ai.djl.pytorch.num_threads", "" + threads);
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        return switch (workload.model()) {
            case LENET5 -> network(workload, DjlNets.leNet(0.5f), sgd(0.01f, 0.9f));
            case LENET5_P0 -> network(workload, DjlNets.leNet(0), sgd(0.01f, 0.9f));
            case MLP -> network(workload, DjlNets.mlp(0.2f, 0.5f), sgd(0.1f, 0));
            case MLP_P0 -> network(workload, DjlNets.mlp(0, 0), sgd(0.1f, 0));
            case DROPOUT -> DjlFunction.dropout(workload);
            case PRODUCT_256, PRODUCT_512, PRODUCT_1024 -> DjlFunction.product(workload);
            default -> throw new IllegalArgumentException("DJL does not do " + workload);
        };
    }

    private static Contender network(Workload workload, Block block, Optimizer optimizer) {
        return workload.task() == Task.TRAIN
                ? new DjlTraining(workload, block, optimizer)
                : new DjlPrediction(workload, block);
    }

    private static Optimizer sgd(float rate, float momentum) {
        var sgd = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(rate));
        return (momentum == 0 ? sgd : sgd.optMomentum(momentum)).build();
    }
}
