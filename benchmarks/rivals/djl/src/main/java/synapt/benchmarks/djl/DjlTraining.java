package synapt.benchmarks.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import synapt.benchmarks.harness.Workload;

/** Steps of a trainer. */
final class DjlTraining extends DjlContender {
    private final Loss loss = Loss.softmaxCrossEntropyLoss();
    private final Trainer trainer;
    private final NDArray[] inputs;
    private final NDArray[] labels;

    DjlTraining(Workload workload, Block block, Optimizer optimizer) {
        super(workload);
        int batch = workload.model().batch();
        Model model = Model.newInstance("bench", ENGINE);
        model.setBlock(block);
        trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer));
        trainer.initialize(new Shape(workload.model().shape(batch)));
        inputs = inputs(workload.model().batches(), batch);
        labels = new NDArray[inputs.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = manager.create(data.labels(i * batch, batch));
        }
    }

    @Override
    public float step(int batch) {
        try (NDManager step = trainer.getManager().newSubManager()) {
            NDArray in = view(inputs[batch], step);
            float value;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList out = trainer.forward(new NDList(in));
                NDArray mean = loss.evaluate(new NDList(labels[batch]), out);
                collector.backward(mean);
                value = mean.getFloat();
                mean.close();
                out.close();
            }
            trainer.step();
            return value;
        }
    }

    @Override
    public int correct(int batch) {
        try (NDManager step = trainer.getManager().newSubManager()) {
            NDList out = trainer.evaluate(new NDList(view(inputs[batch], step)));
            return data.correct(
                    batch * workload.model().batch(), out.singletonOrThrow().toFloatArray());
        }
    }
}
