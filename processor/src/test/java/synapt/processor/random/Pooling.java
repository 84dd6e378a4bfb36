package synapt.processor.random;

import java.util.List;

/**
 * Pooling with windows of any sizes. A volume's slices are pooled first, then its depth.
 *
 * @param shape   of the result
 * @param windows for each direction and each window the places that it sees, ascending, -1 for padding; with a direction of
 *                depth that is pooled by itself
 * @param fixed   whether the divisor counts the padding
 */
record Pooling(int[] in, int[] shape, int[][][] windows, boolean max, boolean fixed, boolean volume) implements Op {

    @Override
    public float[][] forward(Pass pass, List<float[][]> x) {
        float[][] y = new float[x.getFirst().length][];
        for (int e = 0; e < y.length; e++) {
            float[] v = x.getFirst()[e];
            y[e] = volume ? depth().pool(slices().pool(v)) : all().pool(v);
        }
        return y;
    }

    @Override
    public List<float[][]> backward(Pass pass, List<float[][]> x, float[][] y, float[][] dy) {
        float[][] dx = new float[dy.length][];
        for (int e = 0; e < dy.length; e++) {
            float[] v = x.getFirst()[e];
            dx[e] = volume ? slices().back(v, depth().back(slices().pool(v), dy[e])) : all().back(v, dy[e]);
        }
        return Op.one(dx);
    }

    /** Planes that are pooled alike: of [planes][h][w] with windows along both. */
    private record Planes(int planes, int h, int w, int[][] rows, int[][] cols, boolean max, boolean fixed) {

        float[] pool(float[] x) {
            float[] y = new float[planes * rows.length * cols.length];
            for (int i = 0; i < y.length; i++) {
                int[] row = rows[i / cols.length % rows.length];
                int[] col = cols[i % cols.length];
                float result = max ? Float.NEGATIVE_INFINITY : 0f;
                for (int r : row) {
                    for (int c : col) {
                        if (r >= 0 && c >= 0) {
                            float v = x[place(i, r, c)];
                            result = max ? Math.max(result, v) : result + v;
                        }
                    }
                }
                y[i] = max ? result : result * factor(row, col);
            }
            return y;
        }

        float[] back(float[] x, float[] dy) {
            float[] dx = new float[planes * h * w];
            for (int i = 0; i < dy.length; i++) {
                int[] row = rows[i / cols.length % rows.length];
                int[] col = cols[i % cols.length];
                float share = max ? dy[i] : dy[i] * factor(row, col);
                int first = -1;
                for (int r : row) {
                    for (int c : col) {
                        if (r < 0 || c < 0) {
                            continue;
                        }
                        int at = place(i, r, c);
                        if (!max) {
                            dx[at] += share;
                        } else if (first < 0 || x[at] > x[first]) {
                            first = at;
                        }
                    }
                }
                if (max) {
                    dx[first] += share;
                }
            }
            return dx;
        }

        private int place(int output, int r, int c) {
            return (output / cols.length / rows.length * h + r) * w + c;
        }

        private float factor(int[] row, int[] col) {
            return 1f / (fixed ? row.length * col.length : inside(row) * inside(col));
        }

        private static int inside(int[] window) {
            int n = 0;
            for (int i : window) {
                n += i >= 0 ? 1 : 0;
            }
            return n;
        }
    }

    private int size(int direction) {
        int[] sizes = Slide.three(java.util.Arrays.copyOfRange(in, 1, in.length), 1);
        return sizes[direction];
    }

    private Planes all() {
        return new Planes(in[0], size(1), size(2), windows[1], windows[2], max, fixed);
    }

    private Planes slices() {
        return new Planes(in[0] * size(0), size(1), size(2), windows[1], windows[2], max, fixed);
    }

    private Planes depth() {
        int cells = windows[1].length * windows[2].length;
        int[][] each = new int[cells][];
        java.util.Arrays.setAll(each, i -> new int[] {i});
        return new Planes(in[0], size(0), cells, windows[0], each, max, fixed);
    }

    /** The windows of a sliding kernel in one direction. */
    static int[][] sliding(int in, int kernel, int stride, int padding, int dilation) {
        int n = (in + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
        int[][] windows = new int[n][kernel];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < kernel; k++) {
                int at = i * stride - padding + k * dilation;
                windows[i][k] = at >= 0 && at < in ? at : -1;
            }
        }
        return windows;
    }

    /** Window i of n covers floor(i L / n) to ceil((i + 1) L / n). */
    static int[][] adaptive(int in, int n) {
        int[][] windows = new int[n][];
        for (int i = 0; i < n; i++) {
            int from = i * in / n;
            int to = ((i + 1) * in + n - 1) / n;
            windows[i] = java.util.stream.IntStream.range(from, to).toArray();
        }
        return windows;
    }
}
