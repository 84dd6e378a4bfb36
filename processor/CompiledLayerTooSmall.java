import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import synapt.Backend;
import synapt.EvalResult;
import synapt.Evaluator;
import synapt.McResult;
import synapt.Parameters;
import synapt.TrainingRun;
import synapt.Workspace;
import synapt.data.Normalization;
import synapt.layer.Conv2d;
import synapt.layer.Flatten;
import synapt.layer.Linear;
import synapt.layer.MaxPool2d;
import synapt.train.Optimizer;

/**
 * A stub: LayerTooSmall has errors, which the compiler reports.
 */
public final class CompiledLayerTooSmall implements LayerTooSmall {
    private CompiledLayerTooSmall() {
    }

    @Override
    public Conv2d conv1() {
        throw new UnsupportedOperationException("the network has errors");
    }

    @Override
    public Conv2d conv2() {
        throw new UnsupportedOperationException("the network has errors");
    }

    @Override
    public MaxPool2d pool1() {
        throw new UnsupportedOperationException("the network has errors");
    }

    @Override
    public Flatten flat() {
        throw new UnsupportedOperationException("the network has errors");
    }

    @Override
    public Linear fc1() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static CompiledLayerTooSmall create(long seed) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static CompiledLayerTooSmall load(Path file) throws IOException {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static CompiledLayerTooSmall create(long seed, Backend backend) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static CompiledLayerTooSmall load(Path file, Backend backend) throws IOException {
        throw new UnsupportedOperationException("the network has errors");
    }

    public void save(Path file) throws IOException {
        throw new UnsupportedOperationException("the network has errors");
    }

    public Parameters parameters() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public Training training(Optimizer optimizer, int maxBatch) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public Training training(Optimizer optimizer, int maxBatch, long noiseSeed) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public EvalResult forwardEval(float[] inputs) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public EvalResult forwardEval(MemorySegment inputs) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public EvalResult forwardEval(byte[] inputs, Normalization normalization) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public McResult forwardMc(float[] inputs, int samples, long seed) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public int predict(float[] input) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public Evaluator evaluator(int maxBatch) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static String summary() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static String dot() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static String dotTrain() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static String dotEval() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static String mermaid() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static String mermaidTrain() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static String mermaidEval() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static String memoryPlan() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public abstract static class Training extends TrainingRun<LayerTooSmall, int[], Workspace> {
        private Training() {
            super(null, null, null, 0, 0);
        }
    }
}
