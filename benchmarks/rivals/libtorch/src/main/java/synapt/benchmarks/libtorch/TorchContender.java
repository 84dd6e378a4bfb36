package synapt.benchmarks.libtorch;

import static synapt.benchmarks.libtorch.Libtorch.then;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import synapt.benchmarks.harness.Contender;
import synapt.benchmarks.harness.Data;
import synapt.benchmarks.harness.Model;
import synapt.benchmarks.harness.Task;
import synapt.benchmarks.harness.Workload;

/** Drives a network of libtorch's: cross entropy and SGD, or forward and backward alone. */
final class TorchContender implements Contender {
    private final Workload workload;
    private final Data data;
    private final TorchNet net;
    private final Task task;
    private final SGD optimizer;
    private final TensorVector parameters;
    private final Tensor[] inputs;
    private final Tensor[] labels;
    private final Tensor[] single;
    private final Tensor gradient;

    /** @param channelsLast whether channels are innermost in memory: weights and inputs are converted here, once */
    TorchContender(Workload workload, TorchNet net, SGDOptions options, boolean channelsLast) {
        this.workload = workload;
        this.net = net;
        task = workload.task();
        parameters = net.parameters();
        Model model = workload.model();
        data = model.data();
        Tensor all = Tensor.create(data.images(), model.shape(data.samples()));
        Tensor allLabels =
                Tensor.create(Arrays.stream(data.labels()).asLongStream().toArray(), (long) data.samples());
        if (channelsLast) {
            all = all.contiguous(torch.MemoryFormat.ChannelsLast);
            toChannelsLast(parameters);
        }
        optimizer = new SGD(parameters, options);
        inputs = slices(all, model.batch());
        labels = slices(allLabels, model.batch());
        single = slices(all, 1);
        gradient = torch.randn(model.shape(model.batch()));
        net.train(task == Task.TRAIN || task == Task.GRADIENTS || task == Task.FORWARD);
        if (task == Task.GRADIENTS) {
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = inputs[i].contiguous().detach().requires_grad_(true);
            }
        }
    }

    @Override
    public String description() {
        return Libtorch.description();
    }

    @Override
    public float step(int which) {
        return switch (task) {
            case TRAIN -> train(which);
            case GRADIENTS -> gradients(inputs[which]);
            case FORWARD -> forward(inputs[which]);
            case EVAL -> evaluate(inputs[which]);
            case ONE -> best(single[which]);
        };
    }

    @Override
    public int correct(int batch) {
        net.eval();
        try (PointerScope _ = new PointerScope();
                InferenceMode _ = new InferenceMode(true)) {
            Tensor out = net.forward(inputs[batch]).contiguous();
            float[] logits = new float[(int) out.numel()];
            out.data_ptr_float().get(logits);
            return data.correct(batch * workload.model().batch(), logits);
        }
    }

    private float train(int batch) {
        try (PointerScope _ = new PointerScope()) {
            Tensor out = net.forward(inputs[batch]);
            Tensor loss = then(out, torch.cross_entropy_loss(out, labels[batch]));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            return loss.item_float();
        }
    }

    /** The gradients are let go of, which is what zero_grad does: the next step's need not be added to them. */
    private float gradients(Tensor x) {
        try (PointerScope _ = new PointerScope()) {
            net.forward(x).backward(gradient, new BoolOptional(), false, new TensorArrayRefOptional());
            for (long i = 0; i < parameters.size(); i++) {
                parameters.get(i).mutable_grad().reset();
            }
            float some = x.grad().data_ptr_float().get();
            x.mutable_grad().reset();
            return some;
        }
    }

    private float forward(Tensor x) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            return net.forward(x).data_ptr_float().get();
        }
    }

    private float evaluate(Tensor x) {
        try (PointerScope _ = new PointerScope();
                InferenceMode _ = new InferenceMode(true)) {
            return net.forward(x).data_ptr_float().get();
        }
    }

    private int best(Tensor x) {
        try (PointerScope _ = new PointerScope();
                InferenceMode _ = new InferenceMode(true)) {
            // Read here: an argmax of libtorch's own costs more than ten comparisons.
            FloatPointer logits = net.forward(x).data_ptr_float();
            int best = 0;
            for (int c = 1; c < Data.CLASSES; c++) {
                if (logits.get(c) > logits.get(best)) {
                    best = c;
                }
            }
            return best;
        }
    }

    private static void toChannelsLast(TensorVector parameters) {
        try (NoGradGuard _ = new NoGradGuard()) {
            for (long i = 0; i < parameters.size(); i++) {
                Tensor parameter = parameters.get(i);
                if (parameter.dim() == 4) {
                    parameter.set_data(parameter.contiguous(torch.MemoryFormat.ChannelsLast));
                }
            }
        }
    }

    private static Tensor[] slices(Tensor all, int length) {
        Tensor[] slices = new Tensor[(int) all.size(0) / length];
        Arrays.setAll(slices, i -> all.narrow(0, (long) i * length, length));
        return slices;
    }
}
