package synapt.processor.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Several inputs that become one. */
final class Joins {

    private Joins() {}

    enum Kind {
        ADD("Add"),
        SUBTRACT("Subtract"),
        MULTIPLY("Multiply"),
        MAX("Max");

        final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /** From the left to the right. */
    record Elements(Kind kind, int[] shape, int count) implements Op {

        private float join(float a, float b) {
            return switch (kind) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case MAX -> Math.max(a, b);
            };
        }

        private float[][] join(float[][] a, float[][] b) {
            return Activations.each(a.length, size(), (e, i) -> join(a[e][i], b[e][i]));
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[][] y = x.getFirst();
            for (float[][] next : x.subList(1, count)) {
                y = join(y, next);
            }
            return y;
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            List<float[][]> dx = new ArrayList<>();
            switch (kind) {
                case ADD -> x.forEach(any -> dx.add(dy));
                case SUBTRACT -> {
                    dx.add(dy);
                    dx.add(Activations.each(dy.length, size(), (e, i) -> -dy[e][i]));
                }
                case MULTIPLY -> {
                    for (int input = 0; input < count; input++) {
                        float[][] d = dy;
                        for (int other = 0; other < count; other++) {
                            d = other == input ? d : join(d, x.get(other));
                        }
                        dx.add(d);
                    }
                }
                case MAX -> {
                    float[][] d = dy;
                    for (int i = count - 1; i > 0; i--) {
                        float[][] before = x.getFirst();
                        for (int j = 1; j < i; j++) {
                            before = join(before, x.get(j));
                        }
                        dx.addFirst(share(x.get(i), before, d));
                        d = share(before, x.get(i), d);
                    }
                    dx.addFirst(d);
                }
            }
            return dx;
        }

        /** Half where both are equal. */
        private float[][] share(float[][] of, float[][] other, float[][] dy) {
            return Activations.each(
                    dy.length,
                    size(),
                    (e, i) -> of[e][i] == other[e][i] ? dy[e][i] * 0.5f : of[e][i] < other[e][i] ? 0f : dy[e][i]);
        }

        /** Products, maxima and differences go from the last input to the first. */
        @Override
        public int[] order() {
            int[] order = new int[count];
            Arrays.setAll(order, i -> kind == Kind.ADD ? i : count - 1 - i);
            return order;
        }
    }

    /** One behind another along a dimension. */
    record Concat(int axis, List<int[]> ins) implements Op {

        @Override
        public int[] shape() {
            int[] shape = ins.getFirst().clone();
            shape[axis] = ins.stream().mapToInt(s -> s[axis]).sum();
            return shape;
        }

        /** The input and its element that an element of the result comes from. */
        private int[] source(int element) {
            int behind = Sums.product(Arrays.copyOfRange(shape(), axis + 1, shape().length));
            int along = shape()[axis];
            int before = element / behind / along;
            int at = element / behind % along;
            int input = 0;
            while (at >= ins.get(input)[axis]) {
                at -= ins.get(input++)[axis];
            }
            return new int[] {input, (before * ins.get(input)[axis] + at) * behind + element % behind};
        }

        @Override
        public float[][] forward(Pass pass, List<float[][]> x) {
            float[][] y = new float[x.getFirst().length][size()];
            for (int i = 0; i < size(); i++) {
                int[] source = source(i);
                for (int e = 0; e < y.length; e++) {
                    y[e][i] = x.get(source[0])[e][source[1]];
                }
            }
            return y;
        }

        @Override
        public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
            List<float[][]> dx = new ArrayList<>();
            ins.forEach(s -> dx.add(new float[dy.length][Sums.product(s)]));
            for (int i = 0; i < size(); i++) {
                int[] source = source(i);
                for (int e = 0; e < dy.length; e++) {
                    dx.get(source[0])[e][source[1]] = dy[e][i];
                }
            }
            return dx;
        }

        @Override
        public int[] order() {
            int[] order = new int[ins.size()];
            Arrays.setAll(order, i -> i);
            return order;
        }
    }
}
