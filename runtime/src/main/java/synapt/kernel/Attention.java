package synapt.kernel;

/**
 * The geometry of attention: {@code heads} heads of {@code width} features each over {@code positions} queries and {@code keys} keys, of
 * the same sequence or of another. What its kernels read and write of a block: queries, keys and values side by side,
 * [positions or keys, whichever are more][3][heads][width][16]; weights, [heads][positions][keys][16]; results,
 * [positions][heads][width][16].
 *
 * @param positions queries, at least 1
 * @param keys      at least 1; as many as queries if it is causal
 * @param heads     at least 1
 * @param width     features of one head, at least 1; even for a {@link Rotation}
 * @param causal    whether a position attends to those up to itself only
 */
public record Attention(int positions, int keys, int heads, int width, boolean causal) {

    /** Keys, or queries, that kernels take side by side. */
    static final int TILE = 4;

    /** Queries whose weights are laid into the room at a time. */
    static final int CHAIN = 128;

    /** Keys of which these weights are. */
    static final int COLUMNS = 16;

    /** Cells of keys or values in the room, a part of the second cache; more if four have more. */
    private static final int LAID = 2048;

    /** Of a sequence to itself. */
    public Attention(int positions, int heads, int width, boolean causal) {
        this(positions, positions, heads, width, causal);
    }

    /** The part of a block of queries, keys and values, or of their gradients. */
    enum Part {
        QUERY(0),
        KEY(1),
        VALUE(2);

        /** Where it comes among the parts of a position. */
        private final int place;

        Part(int place) {
            this.place = place;
        }
    }

    /** Features of a position's result. */
    int features() {
        return heads * width;
    }

    /** The cell of a block's first number of a part, at a position of a head. */
    int cell(Part part, int head, int position) {
        return ((3 * position + part.place) * heads + head) * width;
    }

    /** Positions for which a block has room for a query, a key and a value. */
    int rooms() {
        return Math.max(positions, keys);
    }

    /** Cells of a block's queries, keys and values. */
    int inputCells() {
        return 3 * rooms() * features();
    }

    /** The cell of a block's first number of the result, at a position of a head. */
    int resultCell(int head, int position) {
        return (position * heads + head) * width;
    }

    /** Cells of a block's results. */
    int resultCells() {
        return positions * features();
    }

    /** The cell of a block's first weight of a query. */
    int weightCell(int head, int query) {
        return (head * positions + query) * keys;
    }

    /** Cells of a block's weights. */
    int weightCells() {
        return heads * positions * keys;
    }

    /** Keys, or values, of a width that are laid into the room at a time. */
    static int laidKeys(int width) {
        return Math.max(TILE, LAID / width / TILE * TILE);
    }

    /** Elements of the room that kernels need to lay keys, values and weights side by side. */
    public long room() {
        int whole = (keys + TILE - 1) / TILE * TILE;
        long laid = (long) Math.min(whole, laidKeys(width)) * width;
        long weights = (long) Math.min(positions, CHAIN) * Math.min(whole, COLUMNS);
        return Math.max(laid, weights) * Kernels.LANES;
    }

    /** How many keys a query sees, from the first on. */
    int seen(int query) {
        return causal ? query + 1 : keys;
    }

    /** The first query that sees a key. */
    int firstThatSees(int key) {
        return causal ? key : 0;
    }

    /** What scores are multiplied with: 1 / sqrt(width). */
    double scale() {
        return 1 / Math.sqrt(width);
    }
}
