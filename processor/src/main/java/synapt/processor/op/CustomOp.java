package synapt.processor.op;

import com.palantir.javapoet.ClassName;
import java.util.List;
import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/**
 * A user's elementwise layer.
 *
 * @param className qualified name of the class
 * @param args      arguments of its constructor
 * @param trainOnly whether evaluation has no trace of it
 * @param stream    the name of its randomness: the path of its node
 */
public record CustomOp(Shape output, String className, List<Double> args, boolean trainOnly, String stream)
        implements Op {

    @Override
    public Op withoutNoise() {
        return trainOnly ? new IdentityOp(output) : this;
    }

    @Override
    public String describe() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static final ClassName CUSTOM_LAYERS = ClassName.get("synapt", "CustomLayers");
    private static final ClassName STREAMS = ClassName.get("synapt.random", "Streams");

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(
                "$T.forward(k,$W$L,$W$T.key(seed, $L, step()),$Ww,$W$L,$W$L,$W$L)",
                CUSTOM_LAYERS,
                code.layer(n),
                STREAMS,
                stream(n, code),
                output.size(),
                code.input(n),
                code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            code.backward(
                    "$T.backward(k,$W$L,$W$T.key(seed, $L, step()),$Ww,$W$L,$W$L,$W$L,$W$L)",
                    CUSTOM_LAYERS,
                    code.layer(n),
                    STREAMS,
                    stream(n, code),
                    output.size(),
                    code.input(n),
                    code.gradient(n),
                    dx);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        if (trainOnly) {
            code.noise(
                    "$T.forward(k,$W$L,$W$T.key(seed, $L, sample),$Ww,$W$L,$W$L,$W$L)",
                    CUSTOM_LAYERS,
                    code.layer(n),
                    STREAMS,
                    stream(n, code),
                    output.size(),
                    code.input(n),
                    code.value(n));
        } else {
            code.blocks(
                    "$T.forwardEval(k,$W$L,$Ww,$W$L,$W$L,$W$L)",
                    CUSTOM_LAYERS,
                    code.layer(n),
                    output.size(),
                    code.input(n),
                    code.value(n));
            code.noSingle();
        }
    }

    private String stream(Node n, Constants code) {
        return code.constant(Constants.name(n) + "_STREAM", "long", "$T.id($S)", STREAMS, stream);
    }
}
