package synapt.benchmarks.dl4j;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import synapt.benchmarks.harness.Contender;
import synapt.benchmarks.harness.Data;
import synapt.benchmarks.harness.Model;
import synapt.benchmarks.harness.Task;
import synapt.benchmarks.harness.Workload;

/** Drives a network of Deeplearning4j's. */
final class Dl4jContender implements Contender {
    private final Workload workload;
    private final MultiLayerNetwork net;
    private final Data data;
    private final INDArray[] inputs;
    private final INDArray[] labels;

    Dl4jContender(Workload workload, MultiLayerNetwork net) {
        this.workload = workload;
        this.net = net;
        Model model = workload.model();
        data = model.data();
        int examples = workload.task() == Task.ONE ? 1 : model.batch();
        int count = workload.task() == Task.ONE ? model.batch() : model.batches();
        int[] shape =
                Arrays.stream(model.shape(examples)).mapToInt(n -> (int) n).toArray();
        inputs = new INDArray[count];
        labels = new INDArray[count];
        for (int i = 0; i < count; i++) {
            inputs[i] =
                    Nd4j.createFromArray(data.images(i * examples, examples)).reshape(shape);
            labels[i] = Nd4j.createFromArray(oneHot(data.labels(i * examples, examples)))
                    .reshape(examples, Data.CLASSES);
        }
    }

    @Override
    public String description() {
        return "Deeplearning4j 1.0.0-M2.1, "
                + Nd4j.getExecutioner().getEnvironmentInformation().get("blas.vendor") + ", up to "
                + Nd4j.getEnvironment().maxThreads() + " threads";
    }

    @Override
    public float step(int which) {
        switch (workload.task()) {
            case TRAIN -> {
                net.fit(inputs[which], labels[which]);
                return (float) net.score();
            }
            case ONE -> {
                return best(net.output(inputs[which], false).toFloatVector());
            }
            default -> {
                return net.output(inputs[which], false).getFloat(0);
            }
        }
    }

    @Override
    public int correct(int batch) {
        return data.correct(
                batch * workload.model().batch(),
                net.output(inputs[batch], false).dup('c').data().asFloat());
    }

    private static int best(float[] probabilities) {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            if (probabilities[c] > probabilities[best]) {
                best = c;
            }
        }
        return best;
    }

    private static float[] oneHot(int[] labels) {
        float[] rows = new float[labels.length * Data.CLASSES];
        for (int i = 0; i < labels.length; i++) {
            rows[i * Data.CLASSES + labels[i]] = 1;
        }
        return rows;
    }
}
