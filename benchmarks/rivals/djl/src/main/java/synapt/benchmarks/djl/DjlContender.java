package synapt.benchmarks.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import synapt.benchmarks.harness.Contender;
import synapt.benchmarks.harness.Data;
import synapt.benchmarks.harness.Model;
import synapt.benchmarks.harness.Workload;

/** What DJL's contenders share: data as arrays of DJL's. */
abstract class DjlContender implements Contender {
    static final String ENGINE = "PyTorch";

    final Workload workload;
    final Data data;
    final NDManager manager = NDManager.newBaseManager(ENGINE);

    DjlContender(Workload workload) {
        this.workload = workload;
        data = workload.model().data();
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "DJL %s on %s %s",
                Engine.getDjlVersion(),
                ENGINE,
                Engine.getEngine(ENGINE).getVersion());
    }

    @Override
    public int correct(int batch) {
        throw new UnsupportedOperationException("asked only after training");
    }

    /** {@code count} arrays of {@code examples} examples each. */
    final NDArray[] inputs(int count, int examples) {
        Model model = workload.model();
        NDArray[] inputs = new NDArray[count];
        for (int i = 0; i < count; i++) {
            inputs[i] = manager.create(data.images(i * examples, examples), new Shape(model.shape(examples)));
        }
        return inputs;
    }

    /**
     * The same memory under another manager: what is computed from an array lives as long as that array's manager, and is
     * freed with it. Without this, results pile up and all gets slower.
     */
    static NDArray view(NDArray array, NDManager step) {
        NDArray view = array.reshape(array.getShape());
        view.attach(step);
        return view;
    }
}
