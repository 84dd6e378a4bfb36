package synapt.kernel;

/**
 * The transforms of {@link WinogradKernels} in one direction, in place: of the numbers at {@code at}, {@code at + step} and so on. The
 * twin in double precision is made like that of {@link Cells}.
 */
sealed interface ScalarWinogradLine permits ScalarWinogradLine2, ScalarWinogradLine4 {

    /** B', as many numbers as a tile has points in a direction. */
    void ofInput(float[] d, int at, int step);

    /** A', from points to results. */
    void toResults(float[] m, int at, int step);

    /** A, from a tile's results to points. */
    void ofGradient(float[] y, int at, int step);

    /** G, from three numbers to points. */
    void ofFilter(float[] g, int at, int step);

    /** G', from points to three numbers. */
    void toFilter(float[] u, int at, int step);
}
