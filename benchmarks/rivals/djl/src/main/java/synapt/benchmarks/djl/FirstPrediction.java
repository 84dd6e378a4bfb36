package synapt.benchmarks.djl;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import synapt.benchmarks.harness.First;

/** From nothing to the answer to one image, by a LeNet-5 with start values. */
final class FirstPrediction {
    private FirstPrediction() {}

    static void main() throws IOException, TranslateException {
        Shape shape = new Shape(1, 3, 32, 32);
        try (Model model = Model.newInstance("bench", DjlContender.ENGINE);
                NDManager manager = NDManager.newBaseManager(DjlContender.ENGINE)) {
            Block net = DjlNets.leNet(0.5f);
            net.setInitializer(new XavierInitializer(), Parameter.Type.WEIGHT);
            model.setBlock(net);
            net.initialize(model.getNDManager(), DataType.FLOAT32, shape);
            try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator(null))) {
                NDList out = predictor.predict(new NDList(manager.create(First.image(), shape)));
                First.made((int) out.singletonOrThrow().argMax().getLong());
            }
        }
    }
}
