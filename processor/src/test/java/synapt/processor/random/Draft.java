package synapt.processor.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A network while it is being made up: its source so far, and the operations that stand for it. */
final class Draft {

    final Random random;
    final List<Network.Input> inputs = new ArrayList<>();
    final List<Node> nodes = new ArrayList<>();
    final List<Network.Output> outputs = new ArrayList<>();
    final Map<String, String> ties = new LinkedHashMap<>();

    /** What can be read, in the order of declaration. */
    final List<Value> values = new ArrayList<>();

    final StringBuilder text = new StringBuilder();
    final StringBuilder blocks = new StringBuilder();

    /** A node of the declaration, and the last of its operations. */
    record Value(String name, int node, int[] shape) {

        int rank() {
            return shape.length;
        }

        int size() {
            return Sums.product(shape);
        }
    }

    Draft(long seed) {
        random = new Random(seed);
    }

    // ---- chance ----

    int from(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the divisors of a number. */
    int divisor(int n) {
        List<Integer> all = new ArrayList<>();
        for (int d = 1; d <= n; d++) {
            if (n % d == 0) {
                all.add(d);
            }
        }
        return of(all);
    }

    // ---- what there is ----

    Value last() {
        return values.getLast();
    }

    /** What a node reads: mostly the one before it. */
    Value source() {
        return chance(0.7) ? last() : of(values);
    }

    List<Value> alike(int[] shape) {
        return values.stream().filter(v -> Arrays.equals(v.shape, shape)).collect(Collectors.toList());
    }

    Value add(String name, Op op, List<Integer> reads, boolean frozen) {
        nodes.add(new Node(nodes.size(), op, reads, frozen));
        return new Value(name, nodes.size() - 1, op.shape());
    }

    Value then(Value v, Op op, boolean frozen) {
        return add(v.name, op, List.of(v.node), frozen);
    }

    void declare(Value v, String line) {
        values.add(v);
        text.append("    ").append(line.replaceAll(" +", " ")).append('\n');
    }

    // ---- source ----

    /** A member with a number for each direction, or one for all where they are equal. */
    static String member(String name, int[] numbers) {
        boolean even = Arrays.stream(numbers).distinct().count() == 1;
        return name + " = " + (even ? numbers[0] : braces(numbers));
    }

    static String braces(int... numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", ", "{", "}"));
    }

    /** {@code @Layer(...)}, or nothing where it would be empty. */
    static String layer(List<String> members) {
        List<String> all = members.stream().filter(m -> !m.isEmpty()).toList();
        return all.isEmpty() ? "" : "@Layer(" + String.join(", ", all) + ")";
    }

    /** {@code from = "x"}, or nothing where the node before is meant. */
    String read(Value v) {
        return v == last() && chance(0.8) ? "" : "from = \"" + v.name + "\"";
    }

    static String read(List<Value> all) {
        return all.stream().map(v -> '"' + v.name + '"').collect(Collectors.joining(", ", "from = {", "}"));
    }
}
