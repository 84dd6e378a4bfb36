package synapt.benchmarks.ours;

import java.util.function.IntFunction;
import synapt.Backend;
import synapt.Evaluator;
import synapt.TrainingRun;
import synapt.benchmarks.harness.Contender;
import synapt.benchmarks.harness.Contenders;
import synapt.benchmarks.harness.Workload;
import synapt.train.Optimizer;
import synapt.train.Sgd;

/** Our networks, each a declaration beside this class. */
public final class SynaptContenders implements Contenders {
    private static final long SEED = 42;

    @Override
    public Contender create(Workload workload, int threads) {
        Backend backend = Backend.threads(threads);
        return switch (workload.model()) {
            case LENET5 -> {
                CompiledLeNet5 net = CompiledLeNet5.create(SEED, backend);
                yield classifier(workload, backend, Sgd.of(0.01).momentum(0.9), net::training, net::evaluator);
            }
            case LENET5_P0 -> {
                CompiledLeNet5P0 net = CompiledLeNet5P0.create(SEED, backend);
                yield classifier(workload, backend, Sgd.of(0.01).momentum(0.9), net::training, net::evaluator);
            }
            case MLP -> {
                CompiledMlp net = CompiledMlp.create(SEED, backend);
                yield classifier(workload, backend, Sgd.of(0.1), net::training, net::evaluator);
            }
            case MLP_P0 -> {
                CompiledMlpP0 net = CompiledMlpP0.create(SEED, backend);
                yield classifier(workload, backend, Sgd.of(0.1), net::training, net::evaluator);
            }
            case RESNET20 -> {
                CompiledResNet20 net = CompiledResNet20.create(SEED, backend);
                Sgd sgd = Sgd.of(0.1).momentum(0.9).weightDecay(1e-4);
                yield classifier(workload, backend, sgd, net::training, net::evaluator);
            }
            case TRANSFORMER -> {
                CompiledEncoder net = CompiledEncoder.create(SEED, backend);
                yield function(workload, backend, net::training, net::evaluator);
            }
            case TRANSFORMER_P0 -> {
                CompiledEncoderP0 net = CompiledEncoderP0.create(SEED, backend);
                yield function(workload, backend, net::training, net::evaluator);
            }
            case DROPOUT -> {
                if (workload == Workload.DROPOUT_ALONE) {
                    yield new DropoutKernel(workload.model(), backend, SEED);
                }
                CompiledDropoutAlone net = CompiledDropoutAlone.create(SEED, backend);
                yield function(workload, backend, net::training, net::evaluator);
            }
            case PRODUCT_256 -> {
                CompiledProduct256 net = CompiledProduct256.create(SEED, backend);
                yield function(workload, backend, net::training, net::evaluator);
            }
            case PRODUCT_512 -> {
                CompiledProduct512 net = CompiledProduct512.create(SEED, backend);
                yield function(workload, backend, net::training, net::evaluator);
            }
            case PRODUCT_1024 -> {
                CompiledProduct1024 net = CompiledProduct1024.create(SEED, backend);
                yield function(workload, backend, net::training, net::evaluator);
            }
        };
    }

    /** What {@code training} of a compiled network is. */
    private interface Training<Y> {
        TrainingRun<?, Y, ?> start(Optimizer optimizer, int maxBatch);
    }

    private static Contender classifier(
            Workload workload,
            Backend backend,
            Optimizer optimizer,
            Training<int[]> training,
            IntFunction<Evaluator> evaluator) {
        int batch = workload.model().batch();
        return switch (workload.task()) {
            case TRAIN ->
                new TrainingContender(
                        workload.model(), backend, training.start(optimizer, batch), evaluator.apply(batch));
            case EVAL -> new EvalContender(workload.model(), backend, evaluator.apply(batch));
            case ONE -> new OneContender(workload.model(), backend, evaluator.apply(1));
            case GRADIENTS, FORWARD -> throw new IllegalArgumentException("a classifier does not do " + workload);
        };
    }

    /** A network without a loss: the gradient of its result is given. */
    private static Contender function(
            Workload workload, Backend backend, Training<float[]> training, IntFunction<Evaluator> evaluator) {
        int batch = workload.model().batch();
        // Never steps; the optimiser only makes the run complete.
        Optimizer none = Sgd.of(0.1);
        return switch (workload.task()) {
            case GRADIENTS -> new GradientContender<>(workload.model(), backend, training.start(none, batch));
            case FORWARD -> new ForwardContender(workload.model(), backend, training.start(none, batch));
            case EVAL -> new EvalContender(workload.model(), backend, evaluator.apply(batch));
            case TRAIN, ONE -> throw new IllegalArgumentException("a network without a loss does not do " + workload);
        };
    }
}
