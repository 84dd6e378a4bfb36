package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a {@code main} beside a test in a JVM of its own, which has the test's class path and the classes of some networks. */
final class ChildJvm {

    private ChildJvm() {}

    /**
     * What it printed, errors too; that it ended well is asserted.
     *
     * @param main      the class
     * @param options   of the JVM
     * @param networks  the first arguments are the names of their classes
     * @param arguments behind those
     */
    static String run(Class<?> main, List<String> options, List<Compiled> networks, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(options);
        command.add("-cp");
        command.add(Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        networks.stream().map(n -> n.classes().toString()))
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        networks.forEach(n -> command.add(n.className()));
        command.addAll(List.of(arguments));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes());
        assertThat(child.waitFor()).as(output).isZero();
        return output;
    }
}
