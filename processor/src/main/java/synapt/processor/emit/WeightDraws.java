package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import synapt.processor.op.Constants;
import synapt.processor.op.Parameter;

/** Writes what drops weights. */
final class WeightDraws {

    private WeightDraws() {}

    /** The constant with the number of a tensor's stream. */
    static String stream(Parameter p, Constants code) {
        return code.constant(Constants.name(Names.field(p)) + "_STREAM", "long", "$T.id($S)", Types.STREAMS, p.name());
    }

    /** {@code WeightDropout.apply(k, Streams.key(seed, FC1_WEIGHT_STREAM, step()), FC1_WEIGHTS_RATE, fc1Weight, fc1WeightKept)}. */
    static CodeBlock apply(String method, String stream, String draw, String rate, String tensor, String room) {
        return CodeBlock.of(
                "$T.$L(k,$W$T.key(seed, $L, $L),$W$L,$W$L,$W$L)",
                Types.WEIGHT_DROPOUT,
                method,
                Types.STREAMS,
                stream,
                draw,
                rate,
                tensor,
                room);
    }
}
