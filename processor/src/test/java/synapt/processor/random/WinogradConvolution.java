package synapt.processor.random;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The three products of a convolution of 3 x 3 by Winograd's F(2 x 2, 3 x 3) or F(4 x 4, 3 x 3), as docs/reproducibility.md defines
 * them.
 *
 * @param ins    channels that it reads
 * @param outs   channels that it makes
 */
record WinogradConvolution(int ins, int outs, int height, int width) {

    private static final int LEAST = 16;

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

    private WinogradLine results() {
        return large() ? WinogradLine.OF_FOUR : WinogradLine.OF_TWO;
    }

    private WinogradLine weights() {
        return large() && height * width >= 256 ? WinogradLine.OF_FOUR : WinogradLine.OF_TWO;
    }

    private boolean large() {
        return height % 4 == 0 && width % 4 == 0 && Math.min(height, width) >= 8;
    }

    float[] apply(float[] w, float @Nullable [] bias, float[] x) {
        float[][] u = new float[outs * ins][];
        for (int f = 0; f < u.length; f++) {
            u[f] = filter(results(), w, f, false);
        }
        return products(u, ins, outs, bias, x);
    }

    float[] spread(float[] w, float[] dy) {
        float[][] u = new float[ins * outs][];
        for (int f = 0; f < u.length; f++) {
            u[f] = filter(results(), w, f % outs * ins + f / outs, true);
        }
        return products(u, outs, ins, null, dy);
    }

    float[][] weightGradient(float[][] x, float[][] dy) {
        WinogradLine line = weights();
        float[][] sums = new float[Sums.blocks(x.length)][outs * ins * 9];
        float[][][][] v = new float[x.length][][][];
        float[][][][] d = new float[x.length][][][];
        for (int e = 0; e < x.length; e++) {
            v[e] = points(line, ins, x[e]);
            d[e] = gradientPoints(line, dy[e]);
        }
        int tiles = height * width / (line.tile() * line.tile());
        int part = partRows(line) * width / line.tile();
        for (int block = 0; block < sums.length; block++) {
            for (int f = 0; f < outs * ins; f++) {
                int o = f / ins;
                int c = f % ins;
                float[] u = new float[line.side() * line.side()];
                for (int p = 0; p < u.length; p++) {
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
                System.arraycopy(both(u, line.side(), line::toFilter), 0, sums[block], 9 * f, 9);
            }
        }
        return sums;
    }

    /** The most tile rows that divide them all and have at most 1024 or 512 tiles, over the more of the channels; 1 if none. */
    private int partRows(WinogradLine line) {
        int rows = height / line.tile();
        int most = 2048 / line.tile() / Math.max(ins, outs) / (width / line.tile());
        for (int r = Math.min(rows, most); r > 1; r--) {
            if (rows % r == 0) {
                return r;
            }
        }
        return 1;
    }

    private float[] products(float[][] u, int from, int to, float @Nullable [] bias, float[] x) {
        WinogradLine line = results();
        int side = line.side();
        int tile = line.tile();
        float[][][] v = points(line, from, x);
        float[] y = new float[to * height * width];
        for (int o = 0; o < to; o++) {
            for (int t = 0; t < height * width / (tile * tile); t++) {
                float[] m = new float[side * side];
                for (int c = 0; c < from; c++) {
                    for (int p = 0; p < m.length; p++) {
                        m[p] = Math.fma(u[o * from + c][p], v[c][t][p], m[p]);
                    }
                }
                float[] r = both(m, side, line::toResults);
                for (int q = 0; q < r.length; q++) {
                    y[o * height * width + place(line, t, q / tile, q % tile)] = bias == null ? r[q] : r[q] + bias[o];
                }
            }
        }
        return y;
    }

    /** By channel, tile and point. */
    private float[][][] points(WinogradLine line, int channels, float[] x) {
        int side = line.side();
        int tile = line.tile();
        float[][][] v = new float[channels][height * width / (tile * tile)][];
        for (int c = 0; c < channels; c++) {
            for (int t = 0; t < v[c].length; t++) {
                float[] d = new float[side * side];
                for (int p = 0; p < d.length; p++) {
                    int h = tile * (t / (width / tile)) - 1 + p / side;
                    int w = tile * (t % (width / tile)) - 1 + p % side;
                    d[p] = h < 0 || w < 0 || h == height || w == width ? 0f : x[(c * height + h) * width + w];
                }
                v[c][t] = both(d, side, line::ofInput);
            }
        }
        return v;
    }

    private float[][][] gradientPoints(WinogradLine line, float[] dy) {
        int tile = line.tile();
        float[][][] d = new float[outs][height * width / (tile * tile)][];
        for (int o = 0; o < outs; o++) {
            for (int t = 0; t < d[o].length; t++) {
                float[] y = new float[tile * tile];
                for (int q = 0; q < y.length; q++) {
                    y[q] = dy[o * height * width + place(line, t, q / tile, q % tile)];
                }
                d[o][t] = both(y, tile, line::ofGradient);
            }
        }
        return d;
    }

    private int place(WinogradLine line, int tile, int h, int w) {
        int cols = width / line.tile();
        return (line.tile() * (tile / cols) + h) * width + line.tile() * (tile % cols) + w;
    }

    private static float[] filter(WinogradLine line, float[] w, int f, boolean turned) {
        float[] g = new float[9];
        for (int k = 0; k < 9; k++) {
            g[k] = w[9 * f + (turned ? 8 - k : k)];
        }
        return both(g, 3, line::ofFilter);
    }

    /** Down the columns, then along the rows. */
    private static float[] both(float[] square, int side, UnaryOperator<float[]> transform) {
        float[][] columns = new float[side][];
        for (int k = 0; k < side; k++) {
            float[] column = new float[side];
            for (int i = 0; i < side; i++) {
                column[i] = square[i * side + k];
            }
            columns[k] = transform.apply(column);
        }
        int n = columns[0].length;
        float[] result = new float[n * n];
        for (int i = 0; i < n; i++) {
            float[] row = new float[side];
            for (int k = 0; k < side; k++) {
                row[k] = columns[k][i];
            }
            System.arraycopy(transform.apply(row), 0, result, i * n, n);
        }
        return result;
    }
}
