package synapt.processor.emit;

import synapt.processor.graph.Node;
import synapt.processor.op.Constants;
import synapt.processor.op.NoiseRate;
import synapt.processor.op.Parameter;

/** Names of fields in generated code. */
final class Names {

    private Names() {}

    /** {@code conv1.norm.weight} as {@code conv1NormWeight}, {@code layer1.0.conv1.weight} as {@code layer1_0Conv1Weight}. */
    static String field(Parameter p) {
        return field(p.name());
    }

    /** As above, by a tensor's name. */
    static String field(String tensor) {
        StringBuilder s = new StringBuilder();
        for (String part : tensor.split("[._]")) {
            boolean isNumber = Character.isDigit(part.charAt(0));
            s.append(isNumber ? "_" + part : s.isEmpty() ? part : capital(part));
        }
        return s.toString();
    }

    /** What a rate is called where it can be set, and in fields. */
    static String rate(Node n, NoiseRate rate) {
        return n.id() + rate.suffix();
    }

    /** The constant with a rate that stays: {@code CONV1_DROP_RATE}, {@code FC1_WEIGHTS_RATE}. */
    static String rateConstant(Node n, NoiseRate rate) {
        return Constants.name(n.identifier() + rate.suffix()) + "_RATE";
    }

    /** Where the rows of an input are, by its place among the inputs: {@code input}, {@code input.of(1)}. */
    static String stage(int input) {
        return input == 0 ? "input" : "input.of(" + input + ")";
    }

    static String capital(String s) {
        return Character.toUpperCase(s.charAt(0)) + s.substring(1);
    }
}
