package synapt.processor.op;

import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/** Batch normalisation that learns nothing: in training too, it is a map by the running statistics. */
final class FrozenNorm {

    private FrozenNorm() {}

    static void train(Node n, BatchNormOp op, TrainCode code) {
        String scale = room(n, op, code, "Scale");
        String shift = room(n, op, code, "Shift");
        code.pack(BatchNormOp.AFFINE, op.affineArguments(code::tensor, scale, shift));
        code.forward(
                "k.affine($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                op.channels(),
                op.positions(),
                scale,
                shift,
                code.input(n),
                code.value(n));
    }

    static void backward(Node n, BatchNormOp op, TrainCode code) {
        Buffer dx = code.inputGradient(n);
        if (dx != null) {
            code.backward(
                    "k.affine($L,$W$L,$W$L,$W$L,$W$L,$W$L,$Ww.blocks)",
                    op.channels(),
                    op.positions(),
                    room(n, op, code, "Scale"),
                    room(n, op, code, "NoShift"),
                    code.gradient(n),
                    dx);
        }
    }

    private static String room(Node n, BatchNormOp op, TrainCode code, String what) {
        return code.field(n.identifier() + what, "MemorySegment", "buffer($L)", EvalCode.padded(op.channels()));
    }
}
