package synapt.benchmarks.ours;

import java.util.Arrays;
import synapt.Backend;
import synapt.Evaluator;
import synapt.TrainingRun;
import synapt.benchmarks.harness.Data;
import synapt.benchmarks.harness.Model;

/** The fused step, and an evaluator to tell what was learnt. */
final class TrainingContender extends SynaptContender {
    private final TrainingRun<?, int[], ?> run;
    private final Evaluator evaluator;
    private final int[][] labels;

    /**
     * @param run       takes batches of the model's size
     * @param evaluator of the same network, for such batches
     */
    TrainingContender(Model model, Backend backend, TrainingRun<?, int[], ?> run, Evaluator evaluator) {
        super(model, backend);
        this.run = run;
        this.evaluator = evaluator;
        labels = new int[model.batches()][];
        Arrays.setAll(labels, b -> data.labels(b * model.batch(), model.batch()));
    }

    @Override
    public float step(int batch) {
        return run.trainStep(inputs[batch], labels[batch]);
    }

    @Override
    public int correct(int batch) {
        float[] logits = new float[labels[batch].length * Data.CLASSES];
        evaluator.evaluate(inputs[batch], logits);
        return data.correct(batch * labels[batch].length, logits);
    }
}
