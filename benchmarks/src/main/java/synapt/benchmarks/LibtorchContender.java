package synapt.benchmarks;

import static synapt.benchmarks.Libtorch.then;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Drives a network of libtorch's: cross entropy, SGD with momentum. */
final class LibtorchContender implements Contender {
    private final LibtorchNet net;
    private final SGD optimizer;
    private final Tensor[] images;
    private final Tensor[] labels;
    private final Tensor[] single;

    /** @param image the shape of one image */
    LibtorchContender(Model model, LibtorchNet net, long[] image, double rate, double momentum) {
        this.net = net;
        SGDOptions options = new SGDOptions(rate);
        options.momentum().put(momentum);
        optimizer = new SGD(net.parameters(), options);

        Data data = model.data();
        long[] shape = LongStream.concat(LongStream.of(data.samples()), Arrays.stream(image))
                .toArray();
        Tensor allImages = Tensor.create(data.images(), shape);
        Tensor allLabels =
                Tensor.create(Arrays.stream(data.labels()).asLongStream().toArray(), shape[0]);
        images = slices(allImages, model.batch());
        labels = slices(allLabels, model.batch());
        single = slices(allImages, 1);
    }

    @Override
    public String description() {
        return Libtorch.description();
    }

    @Override
    public float trainStep(int batch) {
        mode(true);
        try (PointerScope _ = new PointerScope()) {
            Tensor out = net.forward(images[batch]);
            Tensor loss = then(out, torch.cross_entropy_loss(out, labels[batch]));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            return loss.item_float();
        }
    }

    @Override
    public int predict(int image) {
        mode(false);
        try (PointerScope _ = new PointerScope();
                InferenceMode _ = new InferenceMode(true)) {
            // Read here: an argmax of libtorch's own costs more than ten comparisons.
            FloatPointer logits = net.forward(single[image]).data_ptr_float();
            int best = 0;
            for (int c = 1; c < Data.CLASSES; c++) {
                if (logits.get(c) > logits.get(best)) {
                    best = c;
                }
            }
            return best;
        }
    }

    private void mode(boolean training) {
        if (net.is_training() != training) {
            net.train(training);
        }
    }

    private static Tensor[] slices(Tensor all, int length) {
        Tensor[] slices = new Tensor[(int) all.size(0) / length];
        Arrays.setAll(slices, i -> all.narrow(0, (long) i * length, length));
        return slices;
    }
}
