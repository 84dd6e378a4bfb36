package synapt.processor.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.kernel.Activation;

/** Makes up normalisations, activations and noise, for annotations and for nodes of their own. */
final class Facets {

    /**
     * How it is declared, and what it computes.
     *
     * @param function the annotation's constant
     */
    record Facet(String function, String annotation, Op op) {}

    private final Draft draft;

    Facets(Draft draft) {
        this.draft = draft;
    }

    private static String annotation(String name, List<String> members) {
        List<String> all = members.stream().filter(m -> !m.isEmpty()).toList();
        return "@" + name + (all.isEmpty() ? "" : "(" + String.join(", ", all) + ")");
    }

    /** @param node whether it is a node, else a facet of it */
    @Nullable
    Facet norm(String name, int[] shape, boolean node, boolean frozen) {
        String function = draft.of("BATCH", "BATCH", "LAYER", "GROUP", "INSTANCE", "RMS");
        List<String> members = new ArrayList<>();
        String prefix = node ? name : name + ".norm";
        if (!node && draft.chance(0.3)) {
            prefix = name + "_n";
            members.add("name = \"" + name + "_n\"");
        }
        boolean usual = !function.equals("INSTANCE");
        boolean affine = draft.chance(0.8) == usual;
        if (affine != usual) {
            members.add("affine = " + affine);
        }
        double eps = function.equals("RMS") ? 0x1p-23 : 1e-5;
        if (draft.chance(0.3)) {
            eps = draft.of(1e-3, 0.1);
            members.add("eps = " + eps);
        }
        if (function.equals("BATCH")) {
            double momentum = draft.chance(0.3) ? draft.of(0.0, 0.3, 1.0) : 0.1;
            if (momentum != 0.1) {
                members.add("momentum = " + momentum);
            }
            return new Facet(
                    function,
                    annotation("BatchNorm", members),
                    new Norms.Batch(prefix, shape, eps, momentum, affine, frozen));
        }
        return example(function, prefix, shape, eps, affine, members, node);
    }

    private @Nullable Facet example(
            String function,
            String prefix,
            int[] shape,
            double eps,
            boolean affine,
            List<String> members,
            boolean node) {
        if (!node) {
            members.addFirst(
                    members.isEmpty() && function.equals("LAYER") && draft.chance(0.5)
                            ? ""
                            : "value = NormFunction." + function);
        }
        int size = Sums.product(shape);
        int groups = shape[0];
        int[] scale = {shape[0]};
        int repeat = size / shape[0];
        switch (function) {
            case "GROUP" -> {
                groups = draft.divisor(shape[0]);
                members.add("groups = " + groups);
            }
            case "INSTANCE" -> {}
            default -> {
                int dims = shape.length == 2 ? 1 : shape.length;
                if (draft.chance(0.3)) {
                    dims = draft.from(1, shape.length);
                    members.add("dims = " + dims);
                }
                scale = Arrays.copyOfRange(shape, shape.length - dims, shape.length);
                groups = size / Sums.product(scale);
                repeat = 1;
            }
        }
        boolean centred = !function.equals("RMS");
        if (centred && groups == size) {
            return null;
        }
        Op op = new Norms.Example(prefix, shape, groups, scale, repeat, centred, eps, affine);
        return new Facet(function, annotation("Norm", members), op);
    }

    Facet activation(String prefix, int[] shape) {
        String function = draft.of(
                "RELU",
                "RELU",
                "RELU",
                "LEAKY_RELU",
                "ELU",
                "SELU",
                "GELU",
                "SILU",
                "HARDSWISH",
                "MISH",
                "TANH",
                "SIGMOID",
                "SOFTPLUS",
                "SOFTMAX",
                "LOG_SOFTMAX",
                "PRELU");
        List<String> members = new ArrayList<>(List.of("value = ActivationFunction." + function));
        boolean more = draft.chance(0.4);
        Op op = switch (function) {
            case "SOFTPLUS" -> {
                if (more) {
                    members.add("beta = 2");
                    members.add("threshold = 1.5");
                }
                yield new Activations.Softplus(shape, more ? 2 : 1, more ? 1.5f : 20);
            }
            case "SOFTMAX", "LOG_SOFTMAX" -> new Activations.Softmax(shape, function.equals("LOG_SOFTMAX"));
            case "PRELU" -> {
                if (more) {
                    members.add("perChannel = true");
                }
                yield new Activations.Prelu(prefix, shape, more);
            }
            case "LEAKY_RELU" -> {
                if (more) {
                    members.add("negativeSlope = 0.2");
                }
                yield new Activations.Pointwise(shape, Activation.LEAKY_RELU, (float) (more ? 0.2 : 0.01));
            }
            case "ELU" -> {
                if (more) {
                    members.add("alpha = 0.7");
                }
                yield new Activations.Pointwise(shape, Activation.ELU, (float) (more ? 0.7 : 1));
            }
            case "GELU" -> {
                if (more) {
                    members.add("approximate = \"tanh\"");
                }
                yield new Activations.Pointwise(shape, more ? Activation.GELU_TANH : Activation.GELU, 0);
            }
            default -> new Activations.Pointwise(shape, Activation.valueOf(function), 0);
        };
        String text = members.size() == 1
                ? "@Activation(ActivationFunction." + function + ")"
                : annotation("Activation", members);
        return new Facet(function, text, op);
    }

    /** @param stream the path of the node */
    Facet noise(String stream, int[] shape) {
        List<String> names = new ArrayList<>(
                List.of("Dropout", "Dropout", "DropPath", "AlphaDropout", "GaussianDropout", "GaussianNoise"));
        switch (shape.length) {
            case 2 -> names.addAll(List.of("Dropout1d", "VariationalDropout", "FeatureAlphaDropout"));
            case 3 -> names.addAll(List.of("Dropout2d", "DropBlock", "FeatureAlphaDropout"));
            case 4 -> names.addAll(List.of("Dropout3d", "FeatureAlphaDropout"));
            default -> {}
        }
        String name = draft.of(names);
        double p = draft.chance(0.06) ? 0 : draft.of(0.1, 0.3, 0.5);
        if (p == 0.5 && draft.chance(0.1) && !name.equals("GaussianDropout")) {
            p = 1;
        }
        Dropped.Kind kind = switch (name) {
            case "DropPath" -> Dropped.Kind.EXAMPLE;
            case "AlphaDropout" -> Dropped.Kind.ALPHA;
            case "FeatureAlphaDropout" -> Dropped.Kind.FEATURE_ALPHA;
            case "GaussianDropout" -> Dropped.Kind.GAUSSIAN;
            case "GaussianNoise" -> Dropped.Kind.ADDED;
            case "VariationalDropout" -> Dropped.Kind.FEATURE;
            case "DropBlock" -> Dropped.Kind.BLOCK;
            case "Dropout" -> Dropped.Kind.ELEMENT;
            default -> Dropped.Kind.CHANNEL;
        };
        int block = 0;
        String members = (kind == Dropped.Kind.ADDED ? "std = " : "p = ") + p;
        if (kind == Dropped.Kind.BLOCK) {
            block = draft.from(1, Math.min(shape[1], shape[2]));
            members += ", size = " + block;
        } else if (p > 0 && draft.chance(0.15)) {
            members += ", adjustable = true";
        }
        return new Facet(name, "@" + name + "(" + members + ")", new Dropped(kind, stream, shape, p, block));
    }
}
