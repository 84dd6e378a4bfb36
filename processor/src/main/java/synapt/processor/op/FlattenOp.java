package synapt.processor.op;

import synapt.processor.graph.Shape;

/** All dimensions as one, row-major: in memory nothing moves. */
public record FlattenOp(Shape input) implements ViewOp {

    @Override
    public Shape output() {
        return new Shape(input.size());
    }

    @Override
    public String describe() {
        return "Flatten";
    }
}
