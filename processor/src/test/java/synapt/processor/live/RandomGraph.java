package synapt.processor.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Nodes that read some of those before them, of which the input, {@code image}, is the first. All have its shape but the last
 * ones, which join what nobody read yet.
 */
public final class RandomGraph {

    private final Random random;
    private final boolean isImage;
    private final boolean onlyExact;
    private final List<String> names = new ArrayList<>(List.of("image"));
    private final StringBuilder nodes = new StringBuilder();

    private RandomGraph(long seed, boolean onlyExact) {
        this.random = new Random(seed);
        this.isImage = random.nextBoolean();
        this.onlyExact = onlyExact;
    }

    /**
     * A graph that ends in a node of two features.
     *
     * @param onlyExact whether training computes what evaluation does: no batch normalisation, and dropout at rate 0
     */
    public static RandomGraph of(long seed, boolean onlyExact) {
        RandomGraph graph = new RandomGraph(seed, onlyExact);
        graph.add();
        return graph;
    }

    /** The input's shape. */
    public int[] shape() {
        return isImage ? new int[] {3, 3, 2} : new int[] {3};
    }

    /** The nodes, one a line, with {@link NetworkSource#OUTPUT} on the last. */
    public String nodes() {
        return nodes.toString();
    }

    private void add() {
        int count = random.nextInt(4, 13);
        for (int n = 0; n < count; n++) {
            nodes.append(node(n == 0 ? 0 : random.nextInt(9), "n" + n)).append('\n');
            names.add("n" + n);
        }
        List<String> ends = new ArrayList<>(List.of(quoted(), quoted()));
        for (String name : names) {
            String quoted = "\"" + name + '"';
            if (nodes.indexOf(quoted) < 0 || random.nextInt(3) == 0) {
                ends.add(quoted);
            }
        }
        nodes.append("@Layer(from = {%s}) @Axis(%d) %s Concat ends();%n"
                .formatted(String.join(", ", ends), random.nextInt(isImage ? 3 : 1), facets(true)));
        nodes.append("@Layer %s Flatten flat();%n".formatted(facets(false)));
        nodes.append("@Layer(out = 2) %s Linear last();%n".formatted(NetworkSource.OUTPUT));
    }

    private String node(int choice, String name) {
        return switch (choice) {
            case 0, 1 ->
                "@Layer(from = %s, %sout = 3, bias = %b) %s %s %s();"
                        .formatted(
                                quoted(),
                                isImage ? "kernel = 3, padding = 1, " : "",
                                random.nextBoolean(),
                                facets(true),
                                isImage ? "Conv2d" : "Linear",
                                name);
            case 2, 3 -> "@Layer(from = %s) %s Identity %s();".formatted(quoted(), facets(true), name);
            case 4 ->
                "@Layer(from = {%s, %s, %s}) %s %s %s();"
                        .formatted(quoted(), quoted(), quoted(), facets(true), of("Add", "Multiply", "Max"), name);
            default ->
                "@Layer(from = {%s, %s}) %s %s %s();"
                        .formatted(
                                quoted(),
                                quoted(),
                                facets(true),
                                of("Add", "Add", "Subtract", "Multiply", "Max"),
                                name);
        };
    }

    private String facets(boolean withNorm) {
        String norm = withNorm && !onlyExact && random.nextInt(4) == 0 ? "@BatchNorm(eps = 1e-1) " : "";
        String activation = random.nextBoolean()
                ? "@Activation(ActivationFunction." + of("RELU", "RELU", "TANH", "GELU", "SIGMOID") + ") "
                : "";
        String dropout = random.nextInt(5) < 2 ? "@Dropout(p = " + (onlyExact ? 0 : 0.3) + ") " : "";
        return norm + activation + dropout;
    }

    private String quoted() {
        return '"' + of(names.toArray(String[]::new)) + '"';
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
