package synapt.benchmarks;

import java.util.Arrays;
import synapt.Backend;
import synapt.Evaluator;
import synapt.TrainingRun;

/** Drives a compiled network: the fused step, and an evaluator for single images. */
final class SynaptContender implements Contender {
    private final Backend backend;
    private final TrainingRun<?, int[], ?> run;
    private final Evaluator evaluator;
    private final float[][] images;
    private final int[][] labels;
    private final float[][] single;

    /**
     * @param run takes batches of the model's size
     * @param evaluator of the same network
     */
    SynaptContender(Model model, Backend backend, TrainingRun<?, int[], ?> run, Evaluator evaluator) {
        this.backend = backend;
        this.run = run;
        this.evaluator = evaluator;
        Data data = model.data();
        int batch = model.batch();
        images = new float[Model.BATCHES][];
        labels = new int[Model.BATCHES][];
        single = new float[data.samples()][];
        Arrays.setAll(images, b -> data.images(b * batch, batch));
        Arrays.setAll(labels, b -> data.labels(b * batch, batch));
        Arrays.setAll(single, i -> data.images(i, 1));
    }

    @Override
    public String description() {
        return "synapt, " + backend;
    }

    @Override
    public float trainStep(int batch) {
        return run.trainStep(images[batch], labels[batch]);
    }

    @Override
    public int predict(int image) {
        return evaluator.predict(single[image]);
    }
}
