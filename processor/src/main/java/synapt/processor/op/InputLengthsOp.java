package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.graph.Shape;

/**
 * An input that says where the sequences of another one end: a whole number for each example.
 *
 * @param of        the name of that input
 * @param positions of its sequences, which the numbers are at most
 */
public record InputLengthsOp(String of, int positions) implements Op {

    /** Whole numbers, as token ids are. */
    @Override
    public Shape output() {
        return new Shape(positions + 1, new int[] {1});
    }

    @Override
    public String describe() {
        return "Lengths(of " + of + ")";
    }

    @Override
    public void train(Node n, TrainCode code) {
        code.forward("$L.lengthsToCells(w, $L, $L)", code.stage(n), positions, code.value(n));
    }

    /** Whole numbers have no gradient. */
    @Override
    public void backward(Node n, TrainCode code) {}

    @Override
    public void eval(Node n, EvalCode code) {
        code.blocks("$L.lengthsToCells(w, $L, $L)", code.stage(n), positions, code.value(n));
        code.noSingle();
    }
}
