package synapt.kernel;

/** Where the taps of a {@link Product} read. What kernels choose their tiles by is found out here, once. */
public final class Taps {

    private final int[] cells;
    private final int run;

    /** @param cells for each tap the cell where it reads, relative to its group and position */
    public Taps(int... cells) {
        this.cells = cells.clone();
        this.run = run(this.cells);
    }

    private static int run(int[] cells) {
        int run = 1;
        while (run < cells.length && cells[run] == cells[run - 1] + 1) {
            run++;
        }
        for (int t = 0; t < cells.length; t++) {
            if (t % run != 0 && cells[t] != cells[t - 1] + 1) {
                return 0;
            }
        }
        return cells.length > 0 && cells.length % run == 0 ? run : 0;
    }

    /** For each tap its cell; not a copy. */
    int[] cells() {
        return cells;
    }

    /** How many taps lie side by side, all over; 0 if that is not even. */
    int run() {
        return run;
    }

    /** Whether all lie side by side, from cell 0 on: those of linear layers do. */
    boolean isStraight() {
        return run == cells.length && (run == 0 || cells[0] == 0);
    }
}
