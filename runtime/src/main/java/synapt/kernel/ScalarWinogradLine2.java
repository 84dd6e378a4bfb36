package synapt.kernel;

/** F(2, 3). */
record ScalarWinogradLine2() implements ScalarWinogradLine {

    @Override
    public void ofInput(float[] d, int at, int step) {
        float d0 = d[at];
        float d1 = d[at + step];
        float d2 = d[at + 2 * step];
        float d3 = d[at + 3 * step];
        d[at] = d0 - d2;
        d[at + step] = d1 + d2;
        d[at + 2 * step] = d2 - d1;
        d[at + 3 * step] = d3 - d1;
    }

    @Override
    public void toResults(float[] m, int at, int step) {
        float m1 = m[at + step];
        float m2 = m[at + 2 * step];
        m[at] = (m[at] + m1) + m2;
        m[at + step] = (m1 - m2) + m[at + 3 * step];
    }

    @Override
    public void ofGradient(float[] y, int at, int step) {
        float y0 = y[at];
        float y1 = y[at + step];
        y[at + step] = y0 + y1;
        y[at + 2 * step] = y0 - y1;
        y[at + 3 * step] = y1;
    }

    @Override
    public void ofFilter(float[] g, int at, int step) {
        float g0 = g[at];
        float g1 = g[at + step];
        float g2 = g[at + 2 * step];
        g[at + step] = 0.5f * ((g0 + g2) + g1);
        g[at + 2 * step] = 0.5f * ((g0 + g2) - g1);
        g[at + 3 * step] = g2;
    }

    @Override
    public void toFilter(float[] u, int at, int step) {
        float u1 = u[at + step];
        float u2 = u[at + 2 * step];
        u[at] = u[at] + 0.5f * (u1 + u2);
        u[at + step] = 0.5f * (u1 - u2);
        u[at + 2 * step] = 0.5f * (u1 + u2) + u[at + 3 * step];
    }
}
