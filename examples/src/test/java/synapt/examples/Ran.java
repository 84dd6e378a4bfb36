package synapt.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What a program left behind: its exit code, and the lines it printed. */
public record Ran(int exit, List<String> out, String err) {

    public static Ran examples(String... args) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true));
        System.setErr(new PrintStream(err, true));
        try {
            int exit = Main.run(args);
            return new Ran(exit, out.toString().lines().toList(), err.toString().strip());
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }
}
