package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;

/** An input of the network. */
public record InputOp(Shape output, boolean gradient) implements Op {

    @Override
    public String describe() {
        return "Input";
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward("$L.toCells(w, $L)", code.stage(n), code.value(n));
    }

    @Override
    public void backward(Node n, TrainCode code) {}

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks("$L.toCells(w, $L)", code.stage(n), code.value(n));
        code.single("$L.toSingle(w, $L)", code.stage(n), code.singleValue(n));
    }
}
