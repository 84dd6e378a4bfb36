package synapt.kernel;

/**
 * The transforms of {@link WinogradKernels} of one tile or filter, in place: first down the columns, then along the rows. Rows lie
 * {@code g.side} numbers apart, before and after. The twin in double precision is made like that of {@link Cells}.
 */
final class ScalarWinogradPoints {

    private static final ScalarWinogradLine OF_TWO = new ScalarWinogradLine2();
    private static final ScalarWinogradLine OF_FOUR = new ScalarWinogradLine4();

    private ScalarWinogradPoints() {}

    private static ScalarWinogradLine line(Winograd g) {
        return g.tile == 2 ? OF_TWO : OF_FOUR;
    }

    /** G g G'. */
    static void ofFilter(Winograd g, float[] u) {
        ScalarWinogradLine line = line(g);
        for (int k = 0; k < 3; k++) {
            line.ofFilter(u, k, g.side);
        }
        for (int row = 0; row < g.side; row++) {
            line.ofFilter(u, row * g.side, 1);
        }
    }

    /** B' d B. */
    static void ofInput(Winograd g, float[] d) {
        ScalarWinogradLine line = line(g);
        for (int k = 0; k < g.side; k++) {
            line.ofInput(d, k, g.side);
        }
        for (int row = 0; row < g.side; row++) {
            line.ofInput(d, row * g.side, 1);
        }
    }

    /** A dy A'. */
    static void ofGradient(Winograd g, float[] dy) {
        ScalarWinogradLine line = line(g);
        for (int k = 0; k < g.tile; k++) {
            line.ofGradient(dy, k, g.side);
        }
        for (int row = 0; row < g.side; row++) {
            line.ofGradient(dy, row * g.side, 1);
        }
    }

    /** A' m A. */
    static void toResults(Winograd g, float[] m) {
        ScalarWinogradLine line = line(g);
        for (int k = 0; k < g.side; k++) {
            line.toResults(m, k, g.side);
        }
        for (int row = 0; row < g.tile; row++) {
            line.toResults(m, row * g.side, 1);
        }
    }

    /** G' u G. */
    static void toFilter(Winograd g, float[] u) {
        ScalarWinogradLine line = line(g);
        for (int k = 0; k < g.side; k++) {
            line.toFilter(u, k, g.side);
        }
        for (int row = 0; row < 3; row++) {
            line.toFilter(u, row * g.side, 1);
        }
    }
}
