package synapt.kernel;

/** F(4, 3) with the points 0, p, -p, q, -q and infinity, p = 5/8 and q = 3/2. */
record ScalarWinogradLine4() implements ScalarWinogradLine {

    static final float P = 0.625f;
    static final float Q = 1.5f;
    static final float P2 = P * P;
    static final float Q2 = Q * Q;
    static final float P3 = P2 * P;
    static final float Q3 = Q2 * Q;

    /** The fractions of G and G', with a and b as in {@link Winograd}: 1 / (p2 q2). */
    static final float UNIT = 256f / 225f;

    /** 1 / a, and times p. */
    static final float EVEN_P = -2048f / 2975f;

    static final float ODD_P = -256f / 595f;

    /** 1 / b, and times q. */
    static final float EVEN_Q = 128f / 1071f;

    static final float ODD_Q = 64f / 357f;

    /** q2 / b, which is -p2 / a. */
    static final float SQUARE = 32f / 119f;

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
        m[at + 3 * step] = Math.fma(Q3, oddQ, Math.fma(P3, oddP, m[at + 5 * step]));
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
        g[at] = UNIT * g0;
        float even = EVEN_P * Math.fma(P2, g2, g0);
        g[at + step] = Math.fma(ODD_P, g1, even);
        g[at + 2 * step] = Math.fma(-ODD_P, g1, even);
        even = EVEN_Q * Math.fma(Q2, g2, g0);
        g[at + 3 * step] = Math.fma(ODD_Q, g1, even);
        g[at + 4 * step] = Math.fma(-ODD_Q, g1, even);
        g[at + 5 * step] = g2;
    }

    @Override
    public void toFilter(float[] u, int at, int step) {
        float evenP = u[at + step] + u[at + 2 * step];
        float oddP = u[at + step] - u[at + 2 * step];
        float evenQ = u[at + 3 * step] + u[at + 4 * step];
        float oddQ = u[at + 3 * step] - u[at + 4 * step];
        u[at] = Math.fma(EVEN_Q, evenQ, Math.fma(EVEN_P, evenP, UNIT * u[at]));
        u[at + step] = Math.fma(ODD_Q, oddQ, ODD_P * oddP);
        u[at + 2 * step] = Math.fma(SQUARE, evenQ - evenP, u[at + 5 * step]);
    }
}
