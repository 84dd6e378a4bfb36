package synapt.benchmarks.ours;

import java.util.Arrays;
import synapt.Backend;
import synapt.Evaluator;
import synapt.benchmarks.harness.Model;

/** One image to the number of its class. */
final class OneContender extends SynaptContender {
    private final Evaluator evaluator;
    private final float[][] single;

    OneContender(Model model, Backend backend, Evaluator evaluator) {
        super(model, backend);
        this.evaluator = evaluator;
        single = new float[model.batch()][];
        Arrays.setAll(single, i -> data.images(i, 1));
    }

    @Override
    public float step(int example) {
        return evaluator.predict(single[example]);
    }
}
