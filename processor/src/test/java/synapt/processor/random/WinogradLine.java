package synapt.processor.random;

/** Winograd's transforms in one direction, as {@code WinogradKernels} defines them. */
enum WinogradLine {
    OF_TWO(2) {
        @Override
        float[] ofInput(float[] d) {
            return new float[] {d[0] - d[2], d[1] + d[2], d[2] - d[1], d[3] - d[1]};
        }

        @Override
        float[] toResults(float[] m) {
            return new float[] {(m[0] + m[1]) + m[2], (m[1] - m[2]) + m[3]};
        }

        @Override
        float[] ofGradient(float[] y) {
            return new float[] {y[0], y[0] + y[1], y[0] - y[1], y[1]};
        }

        @Override
        float[] ofFilter(float[] g) {
            return new float[] {g[0], 0.5f * ((g[0] + g[2]) + g[1]), 0.5f * ((g[0] + g[2]) - g[1]), g[2]};
        }

        @Override
        float[] toFilter(float[] u) {
            return new float[] {u[0] + 0.5f * (u[1] + u[2]), 0.5f * (u[1] - u[2]), 0.5f * (u[1] + u[2]) + u[3]};
        }
    },

    OF_FOUR(4) {
        @Override
        float[] ofInput(float[] d) {
            return new float[] {
                fma(225 / 256f, d[0], fma(-169 / 64f, d[2], d[4])),
                fma(0.625f, fma(-2.25f, d[1], d[3]), fma(-2.25f, d[2], d[4])),
                fma(-0.625f, fma(-2.25f, d[1], d[3]), fma(-2.25f, d[2], d[4])),
                fma(1.5f, fma(-25 / 64f, d[1], d[3]), fma(-25 / 64f, d[2], d[4])),
                fma(-1.5f, fma(-25 / 64f, d[1], d[3]), fma(-25 / 64f, d[2], d[4])),
                fma(225 / 256f, d[1], fma(-169 / 64f, d[3], d[5]))
            };
        }

        @Override
        float[] toResults(float[] m) {
            return new float[] {
                (m[0] + (m[1] + m[2])) + (m[3] + m[4]),
                fma(1.5f, m[3] - m[4], 0.625f * (m[1] - m[2])),
                fma(2.25f, m[3] + m[4], 25 / 64f * (m[1] + m[2])),
                fma(3.375f, m[3] - m[4], fma(125 / 512f, m[1] - m[2], m[5]))
            };
        }

        @Override
        float[] ofGradient(float[] y) {
            return new float[] {
                y[0],
                fma(0.625f, fma(25 / 64f, y[3], y[1]), fma(25 / 64f, y[2], y[0])),
                fma(-0.625f, fma(25 / 64f, y[3], y[1]), fma(25 / 64f, y[2], y[0])),
                fma(1.5f, fma(2.25f, y[3], y[1]), fma(2.25f, y[2], y[0])),
                fma(-1.5f, fma(2.25f, y[3], y[1]), fma(2.25f, y[2], y[0])),
                y[3]
            };
        }

        @Override
        float[] ofFilter(float[] g) {
            return new float[] {
                256 / 225f * g[0],
                fma(-256 / 595f, g[1], -2048 / 2975f * fma(25 / 64f, g[2], g[0])),
                fma(256 / 595f, g[1], -2048 / 2975f * fma(25 / 64f, g[2], g[0])),
                fma(64 / 357f, g[1], 128 / 1071f * fma(2.25f, g[2], g[0])),
                fma(-64 / 357f, g[1], 128 / 1071f * fma(2.25f, g[2], g[0])),
                g[2]
            };
        }

        @Override
        float[] toFilter(float[] u) {
            return new float[] {
                fma(128 / 1071f, u[3] + u[4], fma(-2048 / 2975f, u[1] + u[2], 256 / 225f * u[0])),
                fma(64 / 357f, u[3] - u[4], -256 / 595f * (u[1] - u[2])),
                fma(32 / 119f, (u[3] + u[4]) - (u[1] + u[2]), u[5])
            };
        }
    };

    private final int tile;

    WinogradLine(int tile) {
        this.tile = tile;
    }

    /** Results in a direction. */
    int tile() {
        return tile;
    }

    /** Points in a direction. */
    int side() {
        return tile + 2;
    }

    abstract float[] ofInput(float[] d);

    abstract float[] toResults(float[] m);

    abstract float[] ofGradient(float[] y);

    abstract float[] ofFilter(float[] g);

    abstract float[] toFilter(float[] u);

    private static float fma(float a, float b, float c) {
        return Math.fma(a, b, c);
    }
}
