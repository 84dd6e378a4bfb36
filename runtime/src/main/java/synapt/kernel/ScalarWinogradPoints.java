package synapt.kernel;

import static synapt.kernel.Winograd.PLACES;
import static synapt.kernel.Winograd.POINTS;
import static synapt.kernel.Winograd.SIDE;

import java.lang.foreign.MemorySegment;

/** The transforms of {@link WinogradKernels} of one tile or filter. Its twin in double precision is made like that of {@link Cells}. */
final class ScalarWinogradPoints {

    private ScalarWinogradPoints() {}

    /** G g G' of the filter-th of the weights, turned by half or not. */
    static void ofFilter(MemorySegment weights, long filter, boolean turned, float[] u) {
        for (int k = 0; k < 3; k++) {
            float g0 = weight(weights, filter, turned, k);
            float g1 = weight(weights, filter, turned, 3 + k);
            float g2 = weight(weights, filter, turned, 6 + k);
            u[k] = g0;
            u[SIDE + k] = 0.5f * ((g0 + g2) + g1);
            u[2 * SIDE + k] = 0.5f * ((g0 + g2) - g1);
            u[3 * SIDE + k] = g2;
        }
        for (int p = 0; p < POINTS; p += SIDE) {
            float g0 = u[p];
            float g1 = u[p + 1];
            float g2 = u[p + 2];
            u[p + 1] = 0.5f * ((g0 + g2) + g1);
            u[p + 2] = 0.5f * ((g0 + g2) - g1);
            u[p + 3] = g2;
        }
    }

    private static float weight(MemorySegment weights, long filter, boolean turned, int k) {
        return Cells.get(weights, PLACES * filter + (turned ? PLACES - 1 - k : k));
    }

    /** B' d B. */
    static void ofInput(float[] d, float[] v) {
        for (int k = 0; k < SIDE; k++) {
            v[k] = d[k] - d[2 * SIDE + k];
            v[SIDE + k] = d[SIDE + k] + d[2 * SIDE + k];
            v[2 * SIDE + k] = d[2 * SIDE + k] - d[SIDE + k];
            v[3 * SIDE + k] = d[3 * SIDE + k] - d[SIDE + k];
        }
        for (int p = 0; p < POINTS; p += SIDE) {
            float d0 = v[p];
            float d1 = v[p + 1];
            float d2 = v[p + 2];
            float d3 = v[p + 3];
            v[p] = d0 - d2;
            v[p + 1] = d1 + d2;
            v[p + 2] = d2 - d1;
            v[p + 3] = d3 - d1;
        }
    }

    /** A dy A' of two rows of two. */
    static void ofGradient(float y00, float y01, float y10, float y11, float[] d) {
        d[0] = y00;
        d[1] = y01;
        d[SIDE] = y00 + y10;
        d[SIDE + 1] = y01 + y11;
        d[2 * SIDE] = y00 - y10;
        d[2 * SIDE + 1] = y01 - y11;
        d[3 * SIDE] = y10;
        d[3 * SIDE + 1] = y11;
        for (int p = 0; p < POINTS; p += SIDE) {
            float y0 = d[p];
            float y1 = d[p + 1];
            d[p + 1] = y0 + y1;
            d[p + 2] = y0 - y1;
            d[p + 3] = y1;
        }
    }

    /** A' m A, in the first four numbers: two rows of two. */
    static void toResults(float[] m) {
        for (int k = 0; k < SIDE; k++) {
            float m1 = m[SIDE + k];
            float m2 = m[2 * SIDE + k];
            float m3 = m[3 * SIDE + k];
            m[k] = (m[k] + m1) + m2;
            m[SIDE + k] = (m1 - m2) + m3;
        }
        for (int row = 0; row < 2; row++) {
            float m0 = m[row * SIDE];
            float m1 = m[row * SIDE + 1];
            float m2 = m[row * SIDE + 2];
            float m3 = m[row * SIDE + 3];
            m[2 * row] = (m0 + m1) + m2;
            m[2 * row + 1] = (m1 - m2) + m3;
        }
    }

    /** G' u G, in the first nine numbers. */
    static void toFilter(float[] u) {
        for (int k = 0; k < SIDE; k++) {
            float u1 = u[SIDE + k];
            float u2 = u[2 * SIDE + k];
            u[k] = u[k] + 0.5f * (u1 + u2);
            u[SIDE + k] = 0.5f * (u1 - u2);
            u[2 * SIDE + k] = 0.5f * (u1 + u2) + u[3 * SIDE + k];
        }
        for (int row = 0; row < 3; row++) {
            float u0 = u[row * SIDE];
            float u1 = u[row * SIDE + 1];
            float u2 = u[row * SIDE + 2];
            float u3 = u[row * SIDE + 3];
            u[3 * row] = u0 + 0.5f * (u1 + u2);
            u[3 * row + 1] = 0.5f * (u1 - u2);
            u[3 * row + 2] = 0.5f * (u1 + u2) + u3;
        }
    }
}
