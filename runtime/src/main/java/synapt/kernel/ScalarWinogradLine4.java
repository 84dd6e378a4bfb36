package synapt.kernel;

/** F(4, 3) with the points 0, p, -p, q, -q and infinity, p = 5/8 and q = 3/2. */
record ScalarWinogradLine4() implements ScalarWinogradLine {

    private static final float P = 0.625f;
    private static final float Q = 1.5f;
    private static final float P2 = P * P;
    private static final float Q2 = Q * Q;

    @Override
    public void ofInput(float[] d, int at, int step) {
        float d1 = d[at + step];
        float d2 = d[at + 2 * step];
        float d3 = d[at + 3 * step];
        float d4 = d[at + 4 * step];
        d[at] = Math.fma(P2 * Q2, d[at], Math.fma(-(P2 + Q2), d2, d4));
        d[at + 5 * step] = Math.fma(P2 * Q2, d1, Math.fma(-(P2 + Q2), d3, d[at + 5 * step]));
        float even = Math.fma(-Q2, d2, d4);
        float odd = Math.fma(-Q2, d1, d3);
        d[at + step] = Math.fma(P, odd, even);
        d[at + 2 * step] = Math.fma(-P, odd, even);
        even = Math.fma(-P2, d2, d4);
        odd = Math.fma(-P2, d1, d3);
        d[at + 3 * step] = Math.fma(Q, odd, even);
        d[at + 4 * step] = Math.fma(-Q, odd, even);
    }

    @Override
    public void toResults(float[] m, int at, int step) {
        float evenP = m[at + step] + m[at + 2 * step];
        float oddP = m[at + step] - m[at + 2 * step];
        float evenQ = m[at + 3 * step] + m[at + 4 * step];
        float oddQ = m[at + 3 * step] - m[at + 4 * step];
        m[at] = (m[at] + evenP) + evenQ;
        m[at + step] = Math.fma(Q, oddQ, P * oddP);
        m[at + 2 * step] = Math.fma(Q2, evenQ, P2 * evenP);
        m[at + 3 * step] = Math.fma(Q2 * Q, oddQ, Math.fma(P2 * P, oddP, m[at + 5 * step]));
    }

    @Override
    public void ofGradient(float[] y, int at, int step) {
        float y0 = y[at];
        float y1 = y[at + step];
        float y2 = y[at + 2 * step];
        float y3 = y[at + 3 * step];
        float even = Math.fma(P2, y2, y0);
        float odd = Math.fma(P2, y3, y1);
        y[at + step] = Math.fma(P, odd, even);
        y[at + 2 * step] = Math.fma(-P, odd, even);
        even = Math.fma(Q2, y2, y0);
        odd = Math.fma(Q2, y3, y1);
        y[at + 3 * step] = Math.fma(Q, odd, even);
        y[at + 4 * step] = Math.fma(-Q, odd, even);
        y[at + 5 * step] = y3;
    }

    @Override
    public void ofFilter(float[] g, int at, int step) {
        float g0 = g[at];
        float g1 = g[at + step];
        float g2 = g[at + 2 * step];
        g[at] = 256f / 225f * g0;
        float even = -2048f / 2975f * Math.fma(P2, g2, g0);
        g[at + step] = Math.fma(-256f / 595f, g1, even);
        g[at + 2 * step] = Math.fma(256f / 595f, g1, even);
        even = 128f / 1071f * Math.fma(Q2, g2, g0);
        g[at + 3 * step] = Math.fma(64f / 357f, g1, even);
        g[at + 4 * step] = Math.fma(-64f / 357f, g1, even);
        g[at + 5 * step] = g2;
    }

    @Override
    public void toFilter(float[] u, int at, int step) {
        float evenP = u[at + step] + u[at + 2 * step];
        float oddP = u[at + step] - u[at + 2 * step];
        float evenQ = u[at + 3 * step] + u[at + 4 * step];
        float oddQ = u[at + 3 * step] - u[at + 4 * step];
        u[at] = Math.fma(128f / 1071f, evenQ, Math.fma(-2048f / 2975f, evenP, 256f / 225f * u[at]));
        u[at + step] = Math.fma(64f / 357f, oddQ, -256f / 595f * oddP);
        u[at + 2 * step] = Math.fma(32f / 119f, evenQ - evenP, u[at + 5 * step]);
    }
}
