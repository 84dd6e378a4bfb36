package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;

/** An input of the network. */
public record InputOp(Shape output, boolean gradient) implements Op {

    @Override
    public String describe() {
        return output.isTokens() ? "Tokens(" + output.vocabulary() + ")" : "Input";
    }

    @Override
    public void train(Node n, TrainCode code) {
        if (output.isTokens()) {
            code.forward("$L.tokensToCells(w, $L, $L)", code.stage(n), output.vocabulary(), code.value(n));
        } else {
            code.forward("$L.toCells(w, $L)", code.stage(n), code.value(n));
        }
    }

    @Override
    public void backward(Node n, TrainCode code) {}

    @Override
    public void eval(Node n, EvalCode code) {
        if (output.isTokens()) {
            code.blocks("$L.tokensToCells(w, $L, $L)", code.stage(n), output.vocabulary(), code.value(n));
            code.noSingle();
        } else {
            code.blocks("$L.toCells(w, $L)", code.stage(n), code.value(n));
            code.single("$L.toSingle(w, $L)", code.stage(n), code.singleValue(n));
        }
    }
}
