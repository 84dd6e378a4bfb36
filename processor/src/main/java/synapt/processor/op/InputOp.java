package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;

/** The input of the network. */
public record InputOp(Shape output, boolean gradient) implements Op {

    @Override
    public String describe() {
        return output.isTokens() ? "Tokens(" + output.vocabulary() + ")" : "Input";
    }

    @Override
    public void train(Node n, TrainCode code) {
        if (output.isTokens()) {
            code.forward("input.tokensToCells(w, $L, $L)", output.vocabulary(), code.value(n));
        } else {
            code.forward("input.toCells(w, $L)", code.value(n));
        }
    }

    @Override
    public void backward(Node n, TrainCode code) {}

    @Override
    public void eval(Node n, EvalCode code) {
        if (output.isTokens()) {
            code.blocks("input.tokensToCells(w, $L, $L)", output.vocabulary(), code.value(n));
            code.noSingle();
        } else {
            code.blocks("input.toCells(w, $L)", code.value(n));
            code.single("input.toSingle(w, $L)", code.singleValue(n));
        }
    }
}
