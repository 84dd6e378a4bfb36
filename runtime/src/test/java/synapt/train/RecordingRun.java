package synapt.train;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import synapt.Backend;
import synapt.ParameterTable;
import synapt.Parameters;
import synapt.TrainPlan;
import synapt.TrainingRun;
import synapt.Workspace;
import synapt.kernel.KernelProvider;
import synapt.kernel.Kernels;

/**
 * A run without parameters that writes down what it is given. Its inputs are single numbers; an example's loss is its input, and
 * it counts as correct if its label is its input.
 */
final class RecordingRun extends TrainingRun<Object, int[], RecordingRun.Buffers> {

    final List<List<Integer>> batches = new ArrayList<>();
    final List<Double> rates = new ArrayList<>();

    RecordingRun(double rate, int maxBatch, int minBatch) {
        this(Sgd.of(rate), maxBatch, minBatch);
    }

    RecordingRun(Optimizer optimizer, int maxBatch, int minBatch) {
        super(
                new Parameters(ParameterTable.of(), Backend.of(KernelProvider.scalar(), 1)),
                new TrainPlan(1, 1, 1, 1, 1, 1, 0, 0, minBatch),
                optimizer,
                maxBatch,
                0);
    }

    @Override
    protected Buffers newWorkspace(int blocks, boolean apart) {
        return new Buffers(k, blocks);
    }

    @Override
    protected void begin() {
        batches.add(new ArrayList<>());
        rates.add(rate());
    }

    @Override
    protected void pack(int unit) {}

    @Override
    protected void forwardTrain(Buffers w, int segment) {
        input.toCells(w, w.x);
    }

    @Override
    protected void loss(Buffers w, int[] targets, float factor, MemorySegment results) {
        for (int i = 0; i < w.count; i++) {
            float x = w.x.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            batches.getLast().add((int) x);
            results.setAtIndex(ValueLayout.JAVA_FLOAT, i, x);
            results.setAtIndex(ValueLayout.JAVA_FLOAT, Kernels.LANES + i, targets[w.first + i] == x ? 1 : 0);
        }
    }

    @Override
    protected void weigh(Buffers w, float[] weights) {}

    @Override
    protected void backward(Buffers w, int segment) {}

    @Override
    protected int checkTargets(int[] targets) {
        return targets.length;
    }

    @Override
    protected float lossFactor(int[] targets, int count) {
        return 1f / count;
    }

    static final class Buffers extends Workspace {

        private final MemorySegment x;

        Buffers(Kernels kernels, int blocks) {
            super(kernels, Kernels.LANES, blocks);
            x = buffer(0, Kernels.LANES);
        }

        @Override
        protected MemorySegment output() {
            return x;
        }
    }
}
