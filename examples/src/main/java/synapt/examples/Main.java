package synapt.examples;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Runs one of the examples: {@code mvn -q compile exec:exec -Dexample=cifar-lenet -Dargs="--data folder --epochs 5"}. Each
 * explains its options with {@code -Dargs=--help}.
 */
@Command(
        name = "exec:exec -Dexample=",
        synopsisSubcommandLabel = "<example> [options]",
        subcommands = {FashionLeNet.class, CifarLeNet.class, FashionMlp.class})
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** The exit code: 0, or 2 for arguments that can't be understood, or 1 for whatever else goes wrong. */
    static int run(String... args) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof java.io.IOException) {
                        command.getErr().println(e.getMessage());
                        return 1;
                    }
                    throw e;
                })
                .execute(args);
    }
}
