package synapt.benchmarks.scaling;

import synapt.TrainingRun;

/** What {@link NetMaker} writes beside each network, so that it can be used without knowing its class. */
public interface MadeNet {
    /** A run of the network with start values. */
    TrainingRun<?, int[], ?> training(int threads, int batch);
}
