package synapt.benchmarks.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import synapt.benchmarks.harness.Contender;
import synapt.benchmarks.harness.Contenders;
import synapt.benchmarks.harness.Workload;

/** Deeplearning4j's networks. */
public final class Dl4jContenders implements Contenders {
    @Override
    public Contender create(Workload workload, int threads) {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        return switch (workload.model()) {
            case LENET5 -> new Dl4jContender(workload, Dl4jNets.leNet(0.5));
            case LENET5_P0 -> new Dl4jContender(workload, Dl4jNets.leNet(0));
            case MLP -> new Dl4jContender(workload, Dl4jNets.mlp(0.2, 0.5));
            case MLP_P0 -> new Dl4jContender(workload, Dl4jNets.mlp(0, 0));
            default -> throw new IllegalArgumentException("Deeplearning4j does not do " + workload);
        };
    }
}
