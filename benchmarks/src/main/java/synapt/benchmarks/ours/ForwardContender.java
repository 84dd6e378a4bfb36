package synapt.benchmarks.ours;

import synapt.Backend;
import synapt.TrainingRun;
import synapt.benchmarks.harness.Model;

/** The forward pass of training alone. */
final class ForwardContender extends SynaptContender {
    private final TrainingRun<?, float[], ?> run;

    ForwardContender(Model model, Backend backend, TrainingRun<?, float[], ?> run) {
        super(model, backend);
        this.run = run;
    }

    @Override
    public float step(int batch) {
        return run.forwardTrain(inputs[batch]).count();
    }
}
