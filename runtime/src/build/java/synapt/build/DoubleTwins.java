package synapt.build;

import java.util.regex.Pattern;

/**
 * The scalar kernels in double precision. {@code Cells.java} becomes {@code DoubleCells.java}, and each {@code Scalar*.java} a
 * {@code Double*.java}. In all of the source the names {@code Cells}, {@code Scalar*} and {@code PackedFloats} are replaced. In the
 * bodies of methods, and all over {@code Cells}, {@code ScalarLoops} and Winograd's transforms, so are {@code float}, {@code Float.},
 * {@code JAVA_FLOAT} and literals like {@code 0.5f}. Signatures stay as they are: they are the interface's. A body lies between a
 * line that is indented, outside of a body, and ends with <code>) {</code>, and the next closing brace that is indented by four
 * spaces. {@code ScalarMath} and {@code DoubleMath} are both written by hand.
 */
final class DoubleTwins {

    private static final Pattern WHOLE = Pattern.compile("(Cells|ScalarLoops|ScalarWinograd(Points|Line\\d?))\\.java");
    private static final Pattern METHOD_OPENS = Pattern.compile("^    .*\\) \\{\n$");

    private DoubleTwins() {}

    /** Whether a kernel's source of this name has a twin that is made of it. */
    static boolean isMadeOf(String file) {
        return file.equals("Cells.java") || file.startsWith("Scalar") && !file.equals("ScalarMath.java");
    }

    static String name(String file) {
        return file.equals("Cells.java") ? "DoubleCells.java" : file.replaceFirst("Scalar", "Double");
    }

    static String of(String file, String source) {
        String renamed = renamed(source);
        return WHOLE.matcher(file).matches() ? inDoubles(renamed) : twin(renamed);
    }

    private static String twin(String source) {
        StringBuilder twin = new StringBuilder();
        boolean body = false;
        for (String line : source.split("(?<=\n)")) {
            body &= !line.startsWith("    }");
            twin.append(body || line.startsWith("import ") ? inDoubles(line) : line);
            body |= METHOD_OPENS.matcher(line).matches();
        }
        return twin.toString();
    }

    private static String renamed(String source) {
        return source.replaceAll("\\bCells\\b", "DoubleCells")
                .replaceAll("\\bScalar(?=[A-Z])", "Double")
                .replace("PackedFloats", "PackedDoubles");
    }

    private static String inDoubles(String code) {
        return code.replaceAll("\\bfloat\\b", "double")
                .replaceAll("\\bFloat\\.", "Double.")
                .replace("JAVA_FLOAT", "JAVA_DOUBLE")
                .replaceAll("\\b(\\d[\\d.]*(?:[eE]-?\\d+)?)f\\b", "$1d");
    }
}
