package synapt.processor.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import synapt.kernel.ScalarFunctions;

/** Computes a network by the definitions alone, one number after the other. */
final class Interpreter {

    private final Network network;
    private final Map<String, float[]> tensors;

    /** Nodes that lead to an output. */
    private final SortedSet<Integer> live;

    Interpreter(Network network, Map<String, float[]> tensors) {
        this.network = network;
        this.tensors = tensors;
        this.live = network.live();
    }

    /** What training makes of a batch before the weights change. */
    record Trained(
            List<float[][]> outputs,
            double loss,
            Map<String, float[]> gradients,
            Map<String, float[]> states,
            Map<String, float[][]> inputs) {

        /** Whether the update would be refused. */
        boolean isFinite() {
            return Double.isFinite(loss)
                    && gradients.values().stream().allMatch(Interpreter::isFinite)
                    && states.values().stream().allMatch(Interpreter::isFinite);
        }
    }

    static boolean isFinite(float[] values) {
        for (float v : values) {
            if (!Float.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** The outputs of evaluation. */
    List<float[][]> evaluate(List<float[][]> inputs) {
        Pass pass = new Pass(tensors, network.ties(), false, 0, 0);
        Map<Integer, float[][]> values = new HashMap<>();
        for (int number : live) {
            Node n = network.nodes().get(number);
            if (number < inputs.size()) {
                values.put(number, inputs.get(number));
            } else if (n.op().isNoise()) {
                values.put(number, values.get(n.inputs().getFirst()));
            } else {
                values.put(number, evaluate(n, pass, values));
            }
        }
        return network.outputs().stream().map(o -> values.get(o.node())).toList();
    }

    private float[][] evaluate(Node n, Pass pass, Map<Integer, float[][]> values) {
        if (n.op() instanceof Norms.Batch norm) {
            Node product = network.nodes().get(source(n.inputs().getFirst()));
            if (product.op() instanceof Products.Folding f && folds(f, norm, product)) {
                return folded(pass, norm, f, values.get(product.inputs().getFirst()));
            }
        }
        return n.op().forward(pass, n.inputs().stream().map(values::get).toList());
    }

    /** A product that nothing but the normalisation of its channels reads. */
    private boolean folds(Products.Folding product, Norms.Batch norm, Node at) {
        boolean byChannel = !(product instanceof Products.Dense) || product.shape().length == 1;
        return byChannel
                && java.util.Arrays.equals(product.shape(), norm.shape())
                && readers(at.number()) == 1
                && network.outputs().stream().noneMatch(o -> source(o.node()) == at.number());
    }

    private static float[][] folded(Pass pass, Norms.Batch norm, Products.Folding product, float[][] x) {
        float[][] map = norm.scaleAndShift(pass);
        float[] weight = pass.tensor(product.prefix() + ".weight").clone();
        for (int i = 0; i < weight.length; i++) {
            weight[i] *= map[0][i / product.taps()];
        }
        float[] bias = new float[map[0].length];
        for (int c = 0; c < bias.length; c++) {
            float before = product.bias() ? pass.tensor(product.prefix() + ".bias")[c] : 0f;
            bias[c] = Math.fma(before, map[0][c], map[1][c]);
        }
        return product.product(weight, bias, x);
    }

    /** The node whose values another has, past what moves nothing. */
    private int source(int number) {
        Node n = network.nodes().get(number);
        return isNothing(n) && !n.inputs().isEmpty() ? source(n.inputs().getFirst()) : number;
    }

    /** Whether a node does not exist in any pass, as noise of what is frozen, or whose rate is 0 for good. */
    private static boolean isNothing(Node n) {
        return n.op().movesNothing() || n.op() instanceof Dropped d && (n.frozen() || d.p() == 0);
    }

    /** How often a node is read. */
    private long readers(int number) {
        return live.stream()
                .map(network.nodes()::get)
                .filter(n -> source(n.number()) == n.number())
                .flatMap(n -> n.inputs().stream())
                .filter(i -> source(i) == number)
                .count();
    }

    /** A training step up to its gradients. */
    Trained train(List<float[][]> inputs, List<float[][]> targets, long seed, long step) {
        Pass pass = new Pass(tensors, network.ties(), true, seed, step);
        Map<Integer, float[][]> values = new HashMap<>();
        for (int number : live) {
            Node n = network.nodes().get(number);
            values.put(
                    number,
                    number < inputs.size()
                            ? inputs.get(number)
                            : isNothing(n) ? values.get(n.inputs().getFirst()) : n.op().forward(pass, read(n, values)));
        }
        Map<Integer, float[][]> gradients = new HashMap<>();
        double loss = 0;
        for (int i = 0; i < network.outputs().size(); i++) {
            Network.Output o = network.outputs().get(i);
            int[] shape = network.op(o).shape();
            Losses.Result result = Losses.of(o, shape, values.get(o.node()), targets.get(i));
            gradients.put(source(o.node()), result.gradient());
            loss += result.loss();
        }
        for (int number : live.reversed()) {
            Node n = network.nodes().get(number);
            float[][] dy = gradients.get(number);
            if (number >= inputs.size() && source(number) == number && dy != null) {
                List<float[][]> x = read(n, values);
                Pass into = n.frozen() ? new Pass(tensors, network.ties(), true, seed, step) : pass;
                hand(n, n.op().backward(into, x, values.get(number), dy), gradients);
            }
        }
        return new Trained(
                network.outputs().stream().map(o -> values.get(o.node())).toList(),
                loss,
                learnt(pass.gradients()),
                pass.states,
                ofInputs(gradients));
    }

    /** Of those that were declared so that they can be asked for. */
    private Map<String, float[][]> ofInputs(Map<Integer, float[][]> gradients) {
        Map<String, float[][]> of = new LinkedHashMap<>();
        for (int i = 0; i < network.inputs().size(); i++) {
            Network.Input in = network.inputs().get(i);
            if (in.tokens() == 0 && !in.name().equals("input") && gradients.containsKey(i)) {
                of.put(in.name(), gradients.get(i));
            }
        }
        return of;
    }

    private static List<float[][]> read(Node n, Map<Integer, float[][]> values) {
        return n.inputs().stream().map(values::get).toList();
    }

    /**
     * Gives gradients back. The first reader to do so stores its own; what comes later is added. Of a reader that reads a node
     * twice all but what it stores is added when it is done; a difference passes its first on before that.
     */
    private void hand(Node n, List<float[][]> dx, Map<Integer, float[][]> gradients) {
        Map<Integer, List<float[][]>> later = new LinkedHashMap<>();
        for (int input : n.op().order()) {
            if (input >= n.inputs().size()) {
                continue;
            }
            int to = source(n.inputs().get(input));
            boolean isPassed = n.op() instanceof Joins.Elements j
                    && (j.kind() == Joins.Kind.ADD || j.kind() == Joins.Kind.SUBTRACT && input == 0);
            if (gradients.get(to) == null) {
                gradients.put(to, dx.get(input));
            } else if (isPassed) {
                gradients.put(to, sum(gradients.get(to), dx.get(input)));
            } else {
                later.computeIfAbsent(to, any -> new ArrayList<>()).add(dx.get(input));
            }
        }
        later.forEach((to, parts) -> parts.forEach(p -> gradients.put(to, sum(gradients.get(to), p))));
    }

    private static float[][] sum(float[] @Nullable [] a, float[][] b) {
        return Activations.each(b.length, b[0].length, (e, i) -> a[e][i] + b[e][i]);
    }

    /** Without those of what is frozen, or whose owner is. */
    private Map<String, float[]> learnt(Map<String, float[]> gradients) {
        for (Node n : live.stream().map(network.nodes()::get).toList()) {
            for (Weight w : n.op().weights()) {
                if (n.frozen() && !network.ties().containsKey(w.name())) {
                    gradients.remove(w.name());
                }
            }
        }
        return gradients;
    }

    /** Losses of outputs. */
    private static final class Losses {

        private Losses() {}

        record Result(double loss, float[][] gradient) {}

        static Result of(Network.Output o, int[] shape, float[][] y, float[][] targets) {
            boolean classes = o.loss() == Network.Loss.CROSS_ENTROPY;
            int positions = classes && shape.length > 1 ? shape[0] : 1;
            int features = y[0].length / positions;
            float factor = o.weight() * (1f / (y.length * (classes ? positions : features)));
            float[][] gradient = new float[y.length][y[0].length];
            double sum = 0;
            for (int e = 0; e < y.length; e++) {
                float loss = 0f;
                for (int p = 0; p < positions; p++) {
                    loss += classes
                            ? crossEntropy(y[e], p * features, features, (int) targets[e][p], factor, gradient[e])
                            : squares(y[e], targets[e], factor, gradient[e]);
                }
                sum += loss;
            }
            return new Result(sum * factor, gradient);
        }

        private static float squares(float[] y, float[] target, float factor, float[] gradient) {
            float sum = 0f;
            for (int i = 0; i < y.length; i++) {
                float d = y[i] - target[i];
                sum = Math.fma(d, d, sum);
                gradient[i] = 2f * d * factor;
            }
            return sum;
        }

        private static float crossEntropy(float[] y, int first, int n, int label, float factor, float[] gradient) {
            float max = Float.NEGATIVE_INFINITY;
            for (int c = 0; c < n; c++) {
                max = Math.max(max, y[first + c]);
            }
            float[] partials = new float[Sums.LANES];
            for (int c = 0; c < n; c++) {
                gradient[first + c] = ScalarFunctions.exp(y[first + c] - max);
                partials[c % Sums.LANES] += gradient[first + c];
            }
            float sum = Sums.tree(partials);
            for (int c = 0; c < n; c++) {
                gradient[first + c] = (gradient[first + c] / sum - (c == label ? 1f : 0f)) * factor;
            }
            return ScalarFunctions.log(sum) - (y[first + label] - max);
        }
    }
}
