package synapt.benchmarks.djl;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import synapt.benchmarks.harness.Task;
import synapt.benchmarks.harness.Workload;

/** A predictor, of batches or of single images. */
final class DjlPrediction extends DjlContender {
    private final Predictor<NDList, NDList> predictor;
    private final NDArray[] inputs;
    private final boolean single;

    DjlPrediction(Workload workload, Block block) {
        super(workload);
        single = workload.task() == Task.ONE;
        var shape = workload.model();
        Model model = Model.newInstance("bench", ENGINE);
        block.setInitializer(new XavierInitializer(), Parameter.Type.WEIGHT);
        model.setBlock(block);
        block.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(shape.shape(shape.batch())));
        predictor = model.newPredictor(new NoopTranslator(null));
        inputs = single ? inputs(shape.batch(), 1) : inputs(shape.batches(), shape.batch());
    }

    @Override
    public float step(int which) {
        try (NDManager step = manager.newSubManager()) {
            NDArray out =
                    predictor.predict(new NDList(view(inputs[which], step))).singletonOrThrow();
            return single ? out.argMax().getLong() : out.getFloat(0, 0);
        } catch (TranslateException e) {
            throw new IllegalStateException(e);
        }
    }
}
