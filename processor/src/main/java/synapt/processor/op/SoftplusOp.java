package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;
import synapt.processor.plan.Buffer;

/** PyTorch's Softplus on each element: log(1 + exp(beta x)) / beta, and x where beta x is above the threshold. */
public record SoftplusOp(Shape output, double beta, double threshold) implements Op {

    @Override
    public String describe() {
        return "Softplus(" + beta + ", threshold " + threshold + ")";
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward(
                "k.softplus($Lf,$W$Lf,$W$L,$W$L,$W$LL * w.blocks)",
                (float) beta,
                (float) threshold,
                code.input(n),
                code.value(n),
                output.elements() * 16);
    }

    @Override
    public void backward(Node n, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            code.backward(
                    "k.softplusGradient($Lf,$W$Lf,$W$L,$W$L,$W$L,$W$LL * w.blocks)",
                    (float) beta,
                    (float) threshold,
                    code.input(n),
                    code.gradient(n),
                    dx,
                    output.elements() * 16);
        }
    }

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks(
                "k.softplus($Lf,$W$Lf,$W$L,$W$L,$W$LL * w.blocks)",
                (float) beta,
                (float) threshold,
                code.input(n),
                code.value(n),
                output.elements() * 16);
        code.single(
                "k.softplus($Lf,$W$Lf,$W$L,$W$L,$W$LL)",
                (float) beta,
                (float) threshold,
                code.singleValue(n.inputs().getFirst()),
                code.singleValue(n),
                EvalCode.elements(output));
    }
}
