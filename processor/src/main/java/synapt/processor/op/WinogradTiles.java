package synapt.processor.op;

import java.util.stream.IntStream;

/**
 * How a convolution by {@code synapt.kernel.Winograd} is cut. Numbers of floats are those of 16 examples, or of 16 channels of one.
 *
 * @param tile   results of a tile in each direction, 2 or 4
 * @param planes the more of the input and output channels
 */
record WinogradTiles(int tile, int planes, int height, int width) {

    /** Where larger tiles fit, and there are at least four of them: below it the weights' points cost too much. */
    private static final int LEAST_SIZE = 8;

    /** Results below which the weight's gradient has too few large tiles: each chain of so many products ends in a sum over the lanes. */
    private static final int LEAST_AREA = 256;

    /** Tiles times channels of a strip, times the tile's side: the points of its input and its products fit a second-level cache. */
    private static final int STRIP = 512;

    /** Of a part, of which there is one row of points at a time. */
    private static final int PART = 2048;

    /** Tiles below which the products' own tiles get too narrow. */
    private static final int NARROW = 4;

    static WinogradTiles ofResults(int planes, int height, int width) {
        return new WinogradTiles(large(height, width) ? 4 : 2, planes, height, width);
    }

    static WinogradTiles ofWeightGradient(int planes, int height, int width) {
        return new WinogradTiles(large(height, width) && height * width >= LEAST_AREA ? 4 : 2, planes, height, width);
    }

    private static boolean large(int height, int width) {
        return height % 4 == 0 && width % 4 == 0 && Math.min(height, width) >= LEAST_SIZE;
    }

    /** The expression that makes the geometry. */
    String geometry(int from, int to) {
        return "new Winograd(%d, %d, %d, %d, %d, %d, %d)".formatted(tile, from, to, height, width, span(), partRows());
    }

    int points() {
        return side() * side();
    }

    int side() {
        return tile + 2;
    }

    /** Room for the points of a strip. */
    long strip(int planes) {
        return points() * step(planes, span());
    }

    /** Room for the points of a part. */
    long part(int planes) {
        return points() * step(planes, partTiles());
    }

    /** Room for a row of points of a part. */
    long partRow(int planes) {
        return side() * step(planes, partTiles());
    }

    /** From one point to the next, as {@code Winograd.step}. */
    private static long step(int planes, int tiles) {
        return 16L * (planes * tiles | 1);
    }

    private int rows() {
        return height / tile;
    }

    private int cols() {
        return width / tile;
    }

    /** Tiles of a strip: a whole number of them in a row, or of rows in a plane. */
    private int span() {
        int least = Math.min(NARROW, rows() * cols());
        int most = Math.max(least, STRIP / tile / planes);
        return spans().filter(n -> n >= least && n <= most)
                .max()
                .orElseGet(() -> spans().filter(n -> n > most).min().orElseThrow());
    }

    private IntStream spans() {
        return IntStream.concat(
                divisors(cols()), divisors(rows()).filter(n -> n > 1).map(n -> n * cols()));
    }

    private int partRows() {
        int most = Math.max(1, PART / tile / planes / cols());
        return divisors(rows()).filter(n -> n <= most).max().orElse(1);
    }

    private int partTiles() {
        return partRows() * cols();
    }

    private static IntStream divisors(int n) {
        return IntStream.rangeClosed(1, n).filter(d -> n % d == 0);
    }
}
