package synapt.processor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HotSpot's log of compilations ({@code -XX:+LogCompilation}) says about kernels: whether its second compiler has given one up,
 * and whether, in the code of one that it made last, a call of the Vector API is left. Such a call takes and returns vectors as
 * objects. What was compiled from the middle of a loop (on-stack replacement) served the one call that was running: it counts only
 * until the method is compiled as a whole, as later calls go there.
 */
final class JitLog {

    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)='([^']*)'");

    /** Why a call is left where it does no harm: it was never seen to run. */
    private static final Set<String> UNUSED =
            Set.of("call site not reached", "never executed", "low call site frequency", "too cold", "unloaded");

    /**
     * How often a call was seen to run, if what calls it ran too seldom for a profile. The JIT then compiles every branch, those too
     * that are never taken, like the JDK's look at what a masked store does near the end of memory. Should one be taken after all, its
     * vectors are seen as allocation.
     */
    private static final String UNKNOWN = "-1";

    /** Why a compilation ends without a fault of the code: what was asked for was not needed any more. */
    private static final Set<String> UNNEEDED = Set.of("stale task", "concurrent class loading");

    /**
     * What the second compiler made of a method, as a whole or from the middle of a loop.
     *
     * @param id greater for what was compiled later; the log has each thread of the compiler by itself
     */
    private record Compiled(int id, String method, List<String> left, boolean hasVectors) {}

    private final Map<String, Compiled> compiled = new LinkedHashMap<>();
    private final List<String> given = new ArrayList<>();

    private JitLog() {}

    static JitLog read(Path log) {
        JitLog read = new JitLog();
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            Task task = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("<task ")) {
                    task = new Task(attributes(line));
                } else if (line.startsWith("</task")) {
                    task = null;
                } else if (task != null) {
                    task.line(line.strip());
                    if (line.startsWith("<task_done") && task.isOfKernel()) {
                        read.done(task, attributes(line));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private void done(Task task, Map<String, String> result) {
        if (result.getOrDefault("success", "").equals("1")) {
            compiled.merge(
                    task.name,
                    new Compiled(task.id, task.method, List.copyOf(task.left), task.hasVectors),
                    (a, b) -> a.id > b.id ? a : b);
        } else if (!UNNEEDED.contains(task.failure)) {
            given.add(task.name + " was not compiled: " + task.failure);
        }
    }

    /** How many kernels that work on vectors the second compiler has compiled. */
    long vectorKernels() {
        return compiled.values().stream().filter(Compiled::hasVectors).count();
    }

    /** Kernels that were given up, and calls that are left. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(given);
        compiled.forEach((name, c) -> {
            if (!isReplaced(c)) {
                c.left.forEach(call -> faults.add(name + " calls " + call));
            }
        });
        return faults.stream().distinct().toList();
    }

    private boolean isReplaced(Compiled c) {
        Compiled whole = compiled.get(c.method);
        return whole != null && whole.id > c.id;
    }

    private static Map<String, String> attributes(String line) {
        Map<String, String> attributes = new HashMap<>();
        Matcher m = ATTRIBUTE.matcher(line);
        while (m.find()) {
            attributes.put(m.group(1), m.group(2));
        }
        return attributes;
    }

    /** One compilation, while its lines are read. */
    private static final class Task {

        private final String method;
        private final String name;
        private final int id;
        private final boolean isOptimizing;
        private final Map<String, String> classes = new HashMap<>();
        private final Map<String, String> methods = new HashMap<>();
        private final List<String> left = new ArrayList<>();
        private String called = "";
        private String count = "";
        private String failure = "";
        private boolean hasVectors;

        Task(Map<String, String> attributes) {
            method = attributes.getOrDefault("method", "").replaceFirst("^(\\S+) (\\S+) ", "$1.$2");
            String bytecode = attributes.get("osr_bci");
            name = bytecode == null ? method : method + " from bytecode " + bytecode;
            id = Integer.parseInt(attributes.getOrDefault("compile_id", "0"));
            isOptimizing = attributes.getOrDefault("level", "4").equals("4");
        }

        boolean isOfKernel() {
            return isOptimizing && name.startsWith("synapt.kernel.");
        }

        void line(String line) {
            if (!isOfKernel()) {
                return;
            }
            if (line.startsWith("<klass ")) {
                Map<String, String> a = attributes(line);
                classes.put(a.get("id"), a.get("name"));
            } else if (line.startsWith("<method ")) {
                Map<String, String> a = attributes(line);
                methods.put(a.get("id"), classes.get(a.get("holder")) + "." + a.get("name"));
            } else if (line.startsWith("<call ")) {
                Map<String, String> a = attributes(line);
                called = methods.getOrDefault(a.get("method"), "");
                count = a.getOrDefault("count", "");
                hasVectors |= isOfVectors(called);
            } else if (line.startsWith("<inline_fail")) {
                String reason = attributes(line).get("reason");
                if (isOfVectors(called) && isUsed(reason)) {
                    left.add(called + ": " + reason);
                }
            } else if (line.startsWith("<failure ")) {
                failure = attributes(line).getOrDefault("reason", "");
            }
        }

        private boolean isUsed(String reason) {
            return !UNUSED.contains(reason) && !count.equals(UNKNOWN);
        }

        private static boolean isOfVectors(String method) {
            return method.startsWith("jdk.incubator.vector.") || method.startsWith("jdk.internal.vm.vector.");
        }
    }
}
