package synapt.kernel;

/**
 * Where the classes of an output are.
 *
 * @param classes      1 or more
 * @param positions    at how many places of an example there is a class to be known, 1 or more
 * @param classesFirst whether the cells of an example are [classes][positions], as of an image; else [positions][classes], as of a
 *                     sequence
 */
public record ClassCells(int classes, int positions, boolean classesFirst) {

    /** One class for an example. */
    public static ClassCells of(int classes) {
        return new ClassCells(classes, 1, false);
    }

    /** The cell of class 0 at a position of all blocks'. */
    long start(long position) {
        return classesFirst ? position / positions * positions * classes + position % positions : position * classes;
    }

    /** Cells from one class to the next. */
    long step() {
        return classesFirst ? positions : 1;
    }

    /** The feature of an example that is a class at a position. */
    public int feature(int position, int c) {
        return classesFirst ? c * positions + position : position * classes + c;
    }

    /** The class that a feature of an example is of. */
    int classOf(int feature) {
        return classesFirst ? feature / positions : feature % classes;
    }
}
