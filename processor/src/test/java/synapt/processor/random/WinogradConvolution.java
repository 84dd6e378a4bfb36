package synapt.processor.random;

import org.jspecify.annotations.Nullable;

/**
 * The three products of a convolution of 3 x 3 by Winograd's F(2 x 2, 3 x 3), as docs/reproducibility.md defines them.
 *
 * @param ins    channels that it reads
 * @param outs   channels that it makes
 */
record WinogradConvolution(int ins, int outs, int height, int width) {

    private static final int LEAST = 16;

    /** One of the transforms, of a column or a row. */
    private interface Transform {
        float[] of(float[] v);
    }

    /** How a convolution is computed; null for all but those that are wide, slide step by step and have large, even planes. */
    static @Nullable WinogradConvolution of(int directions, Convolution c) {
        Slide s = c.slide();
        boolean suits = directions == 2 && c.groups() == 1 && Math.min(c.ins(), c.outs()) >= LEAST;
        for (int d = 1; d < 3; d++) {
            suits &= s.kernel()[d] == 3 && s.stride()[d] == 1 && s.dilation()[d] == 1 && s.before()[d] == 1;
            suits &= s.in()[d] == s.out()[d] && s.in()[d] >= 4 && s.in()[d] % 2 == 0;
        }
        return suits ? new WinogradConvolution(c.ins(), c.outs(), s.in()[1], s.in()[2]) : null;
    }

    float[] apply(float[] w, float @Nullable [] bias, float[] x) {
        float[][] u = new float[outs * ins][];
        for (int f = 0; f < u.length; f++) {
            u[f] = filter(w, f, false);
        }
        return products(u, ins, outs, bias, x);
    }

    float[] spread(float[] w, float[] dy) {
        float[][] u = new float[ins * outs][];
        for (int f = 0; f < u.length; f++) {
            u[f] = filter(w, f % outs * ins + f / outs, true);
        }
        return products(u, outs, ins, null, dy);
    }

    float[][] weightGradient(float[][] x, float[][] dy) {
        float[][] sums = new float[Sums.blocks(x.length)][outs * ins * 9];
        float[][][][] v = new float[x.length][][][];
        float[][][][] d = new float[x.length][][][];
        for (int e = 0; e < x.length; e++) {
            v[e] = points(ins, x[e]);
            d[e] = gradientPoints(dy[e]);
        }
        int tiles = height * width / 4;
        int part = partRows() * width / 2;
        for (int block = 0; block < sums.length; block++) {
            for (int f = 0; f < outs * ins; f++) {
                int o = f / ins;
                int c = f % ins;
                float[] u = new float[16];
                for (int p = 0; p < 16; p++) {
                    int point = p;
                    for (int first = 0; first < tiles; first += part) {
                        int from = first;
                        float sum = Sums.ofBlock(block, x.length, e -> {
                            float chain = 0f;
                            for (int t = from; t < from + part; t++) {
                                chain = Math.fma(d[e][o][t][point], v[e][c][t][point], chain);
                            }
                            return chain;
                        });
                        u[p] = first == 0 ? sum : u[p] + sum;
                    }
                }
                float[] g = both(u, 4, a ->
                        new float[] {a[0] + 0.5f * (a[1] + a[2]), 0.5f * (a[1] - a[2]), 0.5f * (a[1] + a[2]) + a[3]});
                System.arraycopy(g, 0, sums[block], 9 * f, 9);
            }
        }
        return sums;
    }

    /** The most tile rows that divide them all and have at most 1024 tiles, over the more of the channels; 1 if none. */
    private int partRows() {
        int rows = height / 2;
        int most = 1024 / Math.max(ins, outs) / (width / 2);
        for (int r = Math.min(rows, most); r > 1; r--) {
            if (rows % r == 0) {
                return r;
            }
        }
        return 1;
    }

    private float[] products(float[][] u, int from, int to, float @Nullable [] bias, float[] x) {
        float[][][] v = points(from, x);
        float[] y = new float[to * height * width];
        for (int o = 0; o < to; o++) {
            for (int t = 0; t < height * width / 4; t++) {
                float[] m = new float[16];
                for (int c = 0; c < from; c++) {
                    for (int p = 0; p < 16; p++) {
                        m[p] = Math.fma(u[o * from + c][p], v[c][t][p], m[p]);
                    }
                }
                float[] r = both(m, 4, a -> new float[] {(a[0] + a[1]) + a[2], (a[1] - a[2]) + a[3]});
                for (int q = 0; q < 4; q++) {
                    y[o * height * width + place(t, q / 2, q % 2)] = bias == null ? r[q] : r[q] + bias[o];
                }
            }
        }
        return y;
    }

    /** By channel, tile and point. */
    private float[][][] points(int channels, float[] x) {
        float[][][] v = new float[channels][height * width / 4][];
        for (int c = 0; c < channels; c++) {
            for (int t = 0; t < v[c].length; t++) {
                float[] d = new float[16];
                for (int p = 0; p < 16; p++) {
                    int h = 2 * (t / (width / 2)) - 1 + p / 4;
                    int w = 2 * (t % (width / 2)) - 1 + p % 4;
                    d[p] = h < 0 || w < 0 || h == height || w == width ? 0f : x[(c * height + h) * width + w];
                }
                v[c][t] = both(d, 4, a -> new float[] {a[0] - a[2], a[1] + a[2], a[2] - a[1], a[3] - a[1]});
            }
        }
        return v;
    }

    private float[][][] gradientPoints(float[] dy) {
        float[][][] d = new float[outs][height * width / 4][];
        for (int o = 0; o < outs; o++) {
            int plane = o * height * width;
            for (int t = 0; t < d[o].length; t++) {
                float[] y = {
                    dy[plane + place(t, 0, 0)], dy[plane + place(t, 0, 1)],
                    dy[plane + place(t, 1, 0)], dy[plane + place(t, 1, 1)]
                };
                d[o][t] = both(y, 2, a -> new float[] {a[0], a[0] + a[1], a[0] - a[1], a[1]});
            }
        }
        return d;
    }

    private int place(int tile, int h, int w) {
        return (2 * (tile / (width / 2)) + h) * width + 2 * (tile % (width / 2)) + w;
    }

    private static float[] filter(float[] w, int f, boolean turned) {
        float[] g = new float[9];
        for (int k = 0; k < 9; k++) {
            g[k] = w[9 * f + (turned ? 8 - k : k)];
        }
        return both(g, 3, a -> new float[] {a[0], 0.5f * ((a[0] + a[2]) + a[1]), 0.5f * ((a[0] + a[2]) - a[1]), a[2]});
    }

    /** Down the columns, then along the rows. */
    private static float[] both(float[] square, int side, Transform transform) {
        float[][] columns = new float[side][];
        for (int k = 0; k < side; k++) {
            float[] column = new float[side];
            for (int i = 0; i < side; i++) {
                column[i] = square[i * side + k];
            }
            columns[k] = transform.of(column);
        }
        int n = columns[0].length;
        float[] result = new float[n * n];
        for (int i = 0; i < n; i++) {
            float[] row = new float[side];
            for (int k = 0; k < side; k++) {
                row[k] = columns[k][i];
            }
            System.arraycopy(transform.of(row), 0, result, i * n, n);
        }
        return result;
    }
}
