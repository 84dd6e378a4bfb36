package synapt.processor.emit;

import synapt.processor.op.Parameter;

/** Names of fields in generated code. */
final class Names {

    private Names() {}

    /** {@code conv1.norm.weight} as {@code conv1NormWeight}. */
    static String field(Parameter p) {
        StringBuilder s = new StringBuilder();
        for (String part : p.name().split("[._]")) {
            s.append(s.isEmpty() ? part : capital(part));
        }
        return s.toString();
    }

    static String capital(String s) {
        return Character.toUpperCase(s.charAt(0)) + s.substring(1);
    }
}
