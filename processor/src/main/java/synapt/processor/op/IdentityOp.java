package synapt.processor.op;

import synapt.processor.graph.Shape;

/** Passes its input on. */
public record IdentityOp(Shape output) implements ViewOp {

    @Override
    public String describe() {
        return "Identity";
    }
}
