package synapt.benchmarks.ours;

import synapt.Backend;
import synapt.Evaluator;
import synapt.benchmarks.harness.Model;

/** Batches to row-major results. */
final class EvalContender extends SynaptContender {
    private final Evaluator evaluator;
    private final float[] outputs;

    EvalContender(Model model, Backend backend, Evaluator evaluator) {
        super(model, backend);
        this.evaluator = evaluator;
        outputs = new float[model.batch() * evaluator.outputs()];
    }

    @Override
    public float step(int batch) {
        evaluator.evaluate(inputs[batch], outputs);
        return outputs[0];
    }
}
