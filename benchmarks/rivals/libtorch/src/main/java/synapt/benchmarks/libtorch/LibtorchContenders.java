package synapt.benchmarks.libtorch;

import org.bytedeco.pytorch.SGDOptions;
import synapt.benchmarks.harness.Contender;
import synapt.benchmarks.harness.Contenders;
import synapt.benchmarks.harness.Workload;

/** libtorch's networks; with {@code -Dchannels.last=true} channels lie innermost in memory. */
public final class LibtorchContenders implements Contenders {
    @Override
    public Contender create(Workload workload, int threads) {
        Libtorch.start(threads);
        boolean channelsLast = Boolean.getBoolean("channels.last");
        return switch (workload.model()) {
            case LENET5 -> new TorchContender(workload, new TorchLeNet(0.5), sgd(0.01, 0.9, 0), channelsLast);
            case LENET5_P0 -> new TorchContender(workload, new TorchLeNet(0), sgd(0.01, 0.9, 0), channelsLast);
            case MLP -> new TorchContender(workload, new TorchMlp(0.2, 0.5), sgd(0.1, 0, 0), false);
            case MLP_P0 -> new TorchContender(workload, new TorchMlp(0, 0), sgd(0.1, 0, 0), false);
            case RESNET20 -> new TorchContender(workload, new TorchResNet20(), sgd(0.1, 0.9, 1e-4), channelsLast);
            case TRANSFORMER -> new TorchContender(workload, new TorchEncoder(0.1), sgd(0.1, 0, 0), false);
            case TRANSFORMER_P0 -> new TorchContender(workload, new TorchEncoder(0), sgd(0.1, 0, 0), false);
            case DROPOUT -> new TorchContender(workload, new TorchDropout(), sgd(0.1, 0, 0), false);
            case PRODUCT_256, PRODUCT_512, PRODUCT_1024 ->
                new TorchContender(workload, new TorchProduct(workload.model().features()), sgd(0.1, 0, 0), false);
        };
    }

    private static SGDOptions sgd(double rate, double momentum, double decay) {
        SGDOptions options = new SGDOptions(rate);
        options.momentum().put(momentum);
        options.weight_decay().put(decay);
        return options;
    }
}
