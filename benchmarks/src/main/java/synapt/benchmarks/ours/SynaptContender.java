package synapt.benchmarks.ours;

import java.util.Arrays;
import synapt.Backend;
import synapt.benchmarks.harness.Contender;
import synapt.benchmarks.harness.Data;
import synapt.benchmarks.harness.Model;

/** What those that drive our networks share: data as users have them, row-major arrays. */
abstract class SynaptContender implements Contender {
    private final Backend backend;
    final Data data;
    /** For each batch [examples][features]. */
    final float[][] inputs;

    SynaptContender(Model model, Backend backend) {
        this.backend = backend;
        data = model.data();
        inputs = new float[model.batches()][];
        Arrays.setAll(inputs, b -> data.images(b * model.batch(), model.batch()));
    }

    @Override
    public String description() {
        return "synapt, " + backend;
    }

    @Override
    public int correct(int batch) {
        throw new UnsupportedOperationException("asked only after training");
    }
}
