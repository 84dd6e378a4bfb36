package synapt.processor.random;

import java.util.Arrays;
import java.util.List;

/** Makes up a block and its use, once or several times in a row. */
final class Blocks {

    private final Draft draft;

    Blocks(Draft draft) {
        this.draft = draft;
    }

    /** False where it does not fit. */
    boolean use(String name) {
        Draft.Value from = draft.last();
        if (from.rank() < 3 && draft.chance(0.3)) {
            return false;
        }
        int repeat = draft.chance(0.6) ? draft.from(1, 3) : 0;
        boolean dense = from.rank() < 3;
        int width = draft.from(1, 5);
        int step = draft.from(0, 2);
        int stride = dense ? 1 : draft.from(1, 2);
        double drop = draft.of(0.0, 0.2, 0.4);
        boolean norm = draft.chance(0.5);
        boolean around = draft.chance(0.6);
        String kind = dense ? "Linear" : "Conv" + (from.rank() - 1) + "d";
        String type = "Block" + name.toUpperCase(java.util.Locale.ROOT);
        String strided = dense ? "" : ", stride = stride";
        draft.blocks.append(("""
                    @Block(params = {"width", "stride", "drop"})
                    interface %s {
                        @Layer(%swith = "out = width%s") %s@Activation(ActivationFunction.TANH) %s main();
                """ + (around ? """
                        @Layer(from = "input", %sbias = false, with = "out = width%s") %s side();
                        @Layer(from = {"main", "side"}) @Dropout(with = "p = drop/2") Add sum();
                """ : "") + """
                    }
                """)
                .formatted(
                        type,
                        dense ? "" : "kernel = 3, padding = 1, ",
                        strided,
                        norm ? "@BatchNorm(name = \"bn\") " : "",
                        kind,
                        dense ? "" : "kernel = 1, ",
                        strided,
                        kind));
        Draft.Value v = from;
        for (int i = 0; i < Math.max(1, repeat); i++) {
            String prefix = name + (repeat == 0 ? "" : "." + i) + ".";
            v = part(name, prefix, v, width + i * step, i == 0 ? stride : 1, drop, norm, around);
        }
        String bound = "width = " + width + (repeat == 0 ? "" : " + " + step + "*index") + ", stride = "
                + (repeat == 0 ? stride : "first ? " + stride + " : 1") + ", drop = " + drop;
        draft.declare(
                v,
                "@Layer(" + (repeat == 0 ? "" : "repeat = " + repeat + ", ") + "with = \"" + bound + "\") "
                        + (repeat == 0 ? type : "List<" + type + ">") + " " + name + "();");
        return true;
    }

    private Draft.Value part(
            String name,
            String prefix,
            Draft.Value from,
            int width,
            int stride,
            double drop,
            boolean norm,
            boolean around) {
        Draft.Value main = product(name, prefix + "main", from, width, stride, 3, true);
        if (norm) {
            main = draft.then(main, new Norms.Batch(prefix + "bn", main.shape(), 1e-5, 0.1, true, false), false);
        }
        main = draft.then(main, new Activations.Pointwise(main.shape(), synapt.kernel.Activation.TANH, 0), false);
        if (!around) {
            return main;
        }
        Draft.Value side = product(name, prefix + "side", from, width, stride, 1, false);
        Draft.Value sum = draft.add(
                name, new Joins.Elements(Joins.Kind.ADD, main.shape(), 2), List.of(main.node(), side.node()), false);
        return draft.then(sum, new Dropped(Dropped.Kind.ELEMENT, prefix + "sum", sum.shape(), drop / 2, 0), false);
    }

    private Draft.Value product(
            String name, String prefix, Draft.Value from, int width, int stride, int kernel, boolean bias) {
        int[] in = from.shape();
        Op op;
        if (in.length < 3) {
            op = new Products.Dense(prefix, in, width, bias);
        } else {
            int directions = in.length - 1;
            int[] out = Arrays.stream(in, 1, in.length)
                    .map(n -> (n - 1) / stride + 1)
                    .toArray();
            Slide slide = new Slide(
                    Slide.three(Arrays.copyOfRange(in, 1, in.length), 1),
                    Slide.three(out, 1),
                    Slide.three(filled(directions, kernel), 1),
                    Slide.three(filled(directions, stride), 1),
                    Slide.three(filled(directions, kernel / 2), 0),
                    new int[] {1, 1, 1});
            boolean whole = kernel == 1 && Sums.product(slide.in()) == 1;
            op = new Products.Conv(prefix, directions, new Convolution(slide, 1, in[0], width), bias, whole);
        }
        return draft.add(name, op, List.of(from.node()), false);
    }

    private static int[] filled(int n, int value) {
        int[] numbers = new int[n];
        Arrays.fill(numbers, value);
        return numbers;
    }
}
