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
import synapt.layer.Identity;
import synapt.train.Optimizer;

/**
 * A stub: Erroneous has errors, which the compiler reports.
 */
public final class CompiledErroneous implements Erroneous {
    private CompiledErroneous() {
    }

    @Override
    public Conv2d conv1() {
        throw new UnsupportedOperationException("the network has errors");
    }

    @Override
    public Identity id() {
        throw new UnsupportedOperationException("the network has errors");
    }

    @Override
    public Conv2d conv2() {
        throw new UnsupportedOperationException("the network has errors");
    }

    @Override
    public Identity drop1() {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static CompiledErroneous create(long seed) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static CompiledErroneous load(Path file) throws IOException {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static CompiledErroneous create(long seed, Backend backend) {
        throw new UnsupportedOperationException("the network has errors");
    }

    public static CompiledErroneous load(Path file, Backend backend) throws IOException {
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

    public abstract static class Training extends TrainingRun<Erroneous, int[], Workspace> {
        private Training() {
            super(null, null, null, 0, 0);
        }
    }
}
