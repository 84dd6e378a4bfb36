package synapt.processor.golden;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import synapt.processor.live.LiveNetworks;

/**
 * Runs every case of a folder of values that PyTorch computed: the project's own, or the one that the system property {@value
 * #PROPERTY} names (a relative path starts at the project). Prints what is not supported, and last one line with the counts.
 */
class GoldenTest {

    static final String PROPERTY = "synapt.golden";

    private static final List<String> report = new ArrayList<>();
    private static int cases;
    private static int passed;
    private static int failed;
    private static int notSupported;
    private static double worst;
    private static String worstCase = "none";

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        String named = System.getProperty(PROPERTY);
        Path folder = named == null ? Path.of("src", "test", "resources", "golden") : ImageData.PROJECT.resolve(named);
        List<GoldenCase> all = GoldenCase.in(folder);
        Map<String, Recipe> recipes = new HashMap<>();
        Map<String, Exception> obstacles = new HashMap<>();
        for (GoldenCase c : all) {
            try {
                recipes.put(c.name(), Recipes.of(c));
            } catch (NotSupported | RuntimeException e) { // a case that can't be understood must not hide the others
                obstacles.put(c.name(), e);
            }
        }
        cases = all.size();
        LiveNetworks networks = LiveNetworks.compile(
                recipes.values().stream().flatMap(r -> r.sources().stream()).toList());
        return all.stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.name(), () -> run(c, recipes.get(c.name()), obstacles.get(c.name()), networks)));
    }

    private static void run(GoldenCase c, @Nullable Recipe recipe, @Nullable Exception obstacle, LiveNetworks networks)
            throws Exception {
        if (obstacle instanceof NotSupported) {
            notSupported++;
            report.add("not supported: " + c.name() + " (" + c.op() + "): " + obstacle.getMessage());
            abort(obstacle.getMessage());
        }
        Comparison comparison = new Comparison();
        try {
            if (recipe == null) {
                throw new AssertionError("the case can't be understood", obstacle);
            }
            recipe.check().run(networks, comparison);
            comparison.requireNoMistakes();
            passed++;
            if (comparison.worst() > worst) {
                worst = comparison.worst();
                worstCase = c.name();
            }
        } catch (Exception | AssertionError e) {
            failed++;
            report.add("failed: " + c.name() + " (" + c.op() + "): " + oneLine(e));
            throw e;
        }
        comparison.notes().forEach(note -> report.add("note: " + c.name() + ": " + note));
    }

    private static String oneLine(Throwable e) {
        String cause = e.getCause() == null ? "" : ": " + e.getCause();
        return (e.getMessage() + cause).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    @AfterAll
    static void print() {
        report.forEach(line -> System.out.println("golden: " + line));
        System.out.printf("golden: the greatest difference is %.2f of what is tolerated (%s)%n", worst, worstCase);
        System.out.printf(
                "golden: %d cases, %d passed, %d failed, %d not supported%n", cases, passed, failed, notSupported);
    }
}
