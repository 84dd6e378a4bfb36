package synapt.processor.op;

import synapt.processor.graph.Shape;

/** The input of the network. */
public record InputOp(Shape output, boolean gradient) implements Op {

    @Override
    public String describe() {
        return "Input";
    }
}
