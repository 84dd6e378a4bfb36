package synapt.processor.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes up a layer that reads one node. */
final class Layers {

    private final Draft draft;

    Layers(Draft draft) {
        this.draft = draft;
    }

    /** One that takes such a shape; null where what was drawn doesn't fit. */
    @Nullable
    Made any(String name, int[] in, boolean frozen) {
        Windows windows = new Windows(draft, in, name);
        int kind = draft.from(0, 19);
        if (kind < 3) {
            return alone(name, in, frozen);
        }
        if (kind < 5) {
            return moved(in);
        }
        if (in.length == 1) {
            return kind < 18 ? dense(name, in) : gate(in);
        }
        if (in.length == 2 && draft.chance(0.6)) {
            return sequence(name, in, frozen);
        }
        return switch (kind) {
            case 5, 6, 7, 8, 9, 10, 11 -> windows.conv();
            case 12, 13 -> windows.transposed();
            case 14, 15, 16 -> windows.pool();
            case 17 -> windows.adaptive();
            case 18 -> draft.chance(0.3) ? windows.global() : windows.pad();
            default -> draft.chance(0.5) ? windows.upsample() : gate(in);
        };
    }

    /** Normalisations and activations as nodes of their own. */
    private @Nullable Made alone(String name, int[] in, boolean frozen) {
        if (draft.chance(0.5)) {
            return function(name, in);
        }
        Facets.Facet norm = new Facets(draft).norm(name, in, true, frozen);
        if (norm == null) {
            return null;
        }
        String kind = switch (norm.function()) {
            case "BATCH" -> "BatchNorm" + Math.max(1, in.length - 1) + "d";
            case "LAYER" -> "LayerNorm";
            case "GROUP" -> "GroupNorm";
            case "INSTANCE" -> "InstanceNorm" + (in.length - 1) + "d";
            default -> "RmsNorm";
        };
        if (norm.function().equals("INSTANCE") && (in.length < 2 || in.length > 3)) {
            return null;
        }
        return Made.of(kind, norm.op()).with(norm.annotation().equals("@Norm") ? "" : norm.annotation());
    }

    private Made function(String name, int[] in) {
        Facets.Facet f = new Facets(draft).activation(name, in);
        String kind = switch (f.function()) {
            case "LEAKY_RELU" -> "LeakyRelu";
            case "LOG_SOFTMAX" -> "LogSoftmax";
            default -> f.function().charAt(0) + f.function().substring(1).toLowerCase(Locale.ROOT);
        };
        boolean hasMembers = f.annotation().contains("value =");
        if (hasMembers && !kind.equals("Prelu")) {
            return Made.of("Identity", f.op()).with(f.annotation()); // whose parameters only a facet takes
        }
        return Made.of(kind, f.op()).with(hasMembers ? f.annotation() : "");
    }

    private Made dense(String name, int[] in) {
        int out = draft.chance(0.3) ? in[in.length - 1] : draft.chance(0.15) ? draft.from(13, 36) : draft.from(1, 9);
        boolean bias = draft.chance(0.75);
        return Made.of("Linear", new Products.Dense(name, in, out, bias), "out = " + out, bias ? "" : "bias = false");
    }

    private @Nullable Made gate(int[] in) {
        if (in[in.length == 2 ? 1 : 0] % 2 != 0) {
            return null;
        }
        boolean swish = draft.chance(0.5);
        return Made.of(swish ? "SwiGlu" : "Glu", new Activations.Gate(in, swish));
    }

    /** Another shape or order. */
    private @Nullable Made moved(int[] in) {
        int size = Sums.product(in);
        switch (draft.from(0, 2)) {
            case 0 -> {
                return Made.of("Flatten", new Moves.View(new int[] {size}));
            }
            case 1 -> {
                int first = draft.divisor(size);
                int second = draft.divisor(size / first);
                int[] shape =
                        draft.of(new int[] {first, size / first}, new int[] {first, second, size / first / second});
                return Made.of("Reshape", new Moves.View(shape), "size = " + Draft.braces(shape));
            }
            default -> {
                List<Integer> order =
                        new ArrayList<>(IntStream.range(0, in.length).boxed().toList());
                Collections.shuffle(order, draft.random);
                int[] of = order.stream().mapToInt(i -> i).toArray();
                int[] shape = Arrays.stream(of).map(i -> in[i]).toArray();
                Op op = Moves.of(in, shape, at -> {
                    int[] from = new int[at.length];
                    for (int d = 0; d < at.length; d++) {
                        from[of[d]] = at[d];
                    }
                    return from;
                });
                return Made.of("Permute", op, "order = " + Draft.braces(of));
            }
        }
    }

    private @Nullable Made sequence(String name, int[] in, boolean frozen) {
        return switch (draft.from(0, 9)) {
            case 0, 1, 2 -> dense(name, in);
            case 3, 4 -> attention(name, in, frozen);
            case 5, 6 -> recurrent(name, in);
            case 7 -> Made.of("LearnedPositions", new Sequences.Positions(name, in, true));
            case 8 -> Made.of("SinusoidalPositions", new Sequences.Positions(name, in, false));
            default ->
                switch (draft.from(0, 2)) {
                    case 0 -> Made.of("MeanPositions", new Sequences.One(in, -1));
                    case 1 -> Made.of("FirstPosition", new Sequences.One(in, 0));
                    default -> Made.of("LastPosition", new Sequences.One(in, in[0] - 1));
                };
        };
    }

    private @Nullable Made attention(String name, int[] in, boolean frozen) {
        if (in[1] > 12 || in[0] > 12) {
            return null;
        }
        int heads = draft.divisor(in[1]);
        boolean causal = draft.chance(0.4);
        boolean rotary = in[1] / heads % 2 == 0 && draft.chance(0.4);
        double dropout = draft.chance(0.3) ? 0.2 : 0;
        boolean bias = draft.chance(0.75);
        Op op = new Attending(name, in, heads, causal, rotary, frozen ? 0 : dropout, bias);
        String annotation = "@Attention(heads = " + heads + (causal ? ", causal = true" : "")
                + (rotary ? ", rotary = true" : "") + (dropout > 0 ? ", dropout = " + dropout : "") + ")";
        return Made.of("MultiheadAttention", op, bias ? "" : "bias = false").with(annotation);
    }

    private @Nullable Made recurrent(String name, int[] in) {
        if (in[0] > 10 || in[1] > 24) {
            return null;
        }
        boolean lstm = draft.chance(0.5);
        int units = draft.from(1, 5);
        int layers = draft.chance(0.25) ? 2 : 1;
        boolean both = draft.chance(0.35);
        boolean last = draft.chance(0.35);
        boolean bias = draft.chance(0.8);
        boolean learnt = draft.chance(0.3);
        List<String> members = new ArrayList<>();
        if (layers > 1) {
            members.add("layers = " + layers);
        }
        if (both) {
            members.add("bidirectional = true");
        }
        if (last) {
            members.add("output = RecurrentOutput.LAST");
        }
        if (learnt) {
            members.add("learntState = true");
        }
        Op op = new Recurring(name, lstm, in, units, layers, both, last, bias, learnt);
        return Made.of(lstm ? "Lstm" : "Gru", op, "out = " + units, bias ? "" : "bias = false")
                .with(members.isEmpty() ? "" : "@Recurrent(" + String.join(", ", members) + ")");
    }
}
