package synapt.examples;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import synapt.examples.dropout.DropoutLeNets;
import synapt.examples.dropout.DropoutMlps;

/** Runs one of the examples by its name: {@code mvn -q compile exec:exec -Dexample=cifar-lenet -Dargs="--data folder"}. */
@Command(
        name = "examples",
        scope = ScopeType.INHERIT,
        showDefaultValues = true,
        synopsisSubcommandLabel = "<example>",
        subcommands = {
            FashionLeNet.class,
            CifarLeNet.class,
            CifarResNet.class,
            DropoutLeNets.class,
            DropoutMlps.class,
            FashionMlp.class,
            FashionPhotos.class,
            Transformer.class,
            Brackets.class
        },
        footer = {"", "With Maven: mvn -q compile exec:exec -Dexample=<example> -Dargs=\"<options>\""})
public final class Main {

    @SuppressWarnings("unused") // picocli asks for it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this and exits.")
    private boolean isHelp;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** The exit code: 0; 2 if the arguments can't be understood; 1 if anything else goes wrong. */
    static int run(String... args) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::report)
                .execute(args);
    }

    /** What can be said in a sentence gets no stack trace. */
    private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof IOException || e instanceof IllegalArgumentException || e instanceof ArithmeticException) {
            command.getErr().println(e.getMessage());
            return 1;
        }
        throw e;
    }
}
