package synapt.processor.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import synapt.io.Safetensors;
import synapt.io.Tensor;

/**
 * One case of a folder.
 *
 * @param settings of its operation
 * @param steps    of an optimiser's case; else 0
 * @param tensors  the file that holds its tensors; null for an operation that does not exist here
 */
record GoldenCase(
        String name,
        String op,
        Settings settings,
        int steps,
        @Nullable Safetensors tensors) {

    /** All cases of a folder, in its order. */
    static List<GoldenCase> in(Path folder) throws IOException {
        Map<?, ?> index = (Map<?, ?>) Json.read(folder.resolve("cases.json"));
        Map<String, Safetensors> files = new HashMap<>();
        List<GoldenCase> cases = new ArrayList<>();
        for (Object entry : (List<?>) index.get("cases")) {
            Map<?, ?> c = (Map<?, ?>) entry;
            String file = (String) c.get("file");
            if (!files.containsKey(file) && Recipes.knows((String) c.get("op"))) {
                files.put(file, Safetensors.read(folder.resolve(file)));
            }
            cases.add(of(c, files.get(file)));
        }
        return cases;
    }

    @SuppressWarnings("unchecked") // JSON's keys are strings
    private static GoldenCase of(Map<?, ?> c, @Nullable Safetensors tensors) {
        Number steps = (Number) c.get("steps");
        return new GoldenCase(
                (String) c.get("name"),
                (String) c.get("op"),
                new Settings((Map<String, ?>) c.get("hyper")),
                steps == null ? 0 : steps.intValue(),
                tensors);
    }

    boolean has(String role) {
        return file().names().contains(name + "/" + role);
    }

    float[] floats(String role) {
        return tensor(role).floats();
    }

    double[] doubles(String role) {
        return tensor(role).doubles();
    }

    int[] integers(String role) {
        return Arrays.stream(tensor(role).longs()).mapToInt(Math::toIntExact).toArray();
    }

    byte[] bytes(String role) {
        return tensor(role).bytes();
    }

    int[] shape(String role) {
        return tensor(role).shape();
    }

    /** How many examples a tensor has; one of rank 1 holds examples of one number each. */
    int examples(String role) {
        return shape(role)[0];
    }

    /** The shape of one example. */
    int[] exampleShape(String role) {
        int[] shape = shape(role);
        return shape.length == 1 ? new int[] {1} : Arrays.copyOfRange(shape, 1, shape.length);
    }

    private Tensor tensor(String role) {
        return file().tensor(name + "/" + role);
    }

    private Safetensors file() {
        return Objects.requireNonNull(tensors);
    }
}
