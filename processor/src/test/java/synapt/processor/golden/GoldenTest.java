package synapt.processor.golden;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        String named = System.getProperty(PROPERTY);
        Path folder = named == null ? Path.of("src", "test", "resources", "golden") : ImageData.PROJECT.resolve(named);
        List<GoldenCase> all = GoldenCase.in(folder);
        Map<String, Recipe> recipes = new HashMap<>();
        Map<String, String> unsupported = new HashMap<>();
        for (GoldenCase c : all) {
            try {
                recipes.put(c.name(), Recipes.of(c));
            } catch (NotSupported e) {
                unsupported.put(c.name(), e.getMessage());
            }
        }
        cases = all.size();
        LiveNetworks networks = LiveNetworks.compile(recipes.values().stream().map(Recipe::source).toList());
        return all.stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    Recipe recipe = recipes.get(c.name());
                    if (recipe == null) {
                        report.add("not supported: " + c.name() + " (" + c.op() + "): " + unsupported.get(c.name()));
                        abort(unsupported.get(c.name()));
                    } else {
                        run(c, recipe, networks);
                    }
                }));
    }

    private static void run(GoldenCase c, Recipe recipe, LiveNetworks networks) throws Exception {
        Comparison comparison = new Comparison();
        try {
            recipe.check().run(networks, comparison);
            comparison.requireNoMistakes();
            passed++;
        } catch (Exception | AssertionError e) {
            failed++;
            report.add("failed: " + c.name() + " (" + c.op() + "): " + e.getMessage());
            throw e;
        }
        comparison.notes().forEach(note -> report.add("note: " + c.name() + ": " + note));
    }

    @AfterAll
    static void print() {
        report.forEach(line -> System.out.println("golden: " + line));
        System.out.printf(
                "golden: %d cases, %d passed, %d failed, %d not supported%n", cases, passed, failed, cases - passed - failed);
    }
}
