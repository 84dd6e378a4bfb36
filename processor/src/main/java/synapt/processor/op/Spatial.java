package synapt.processor.op;

import synapt.processor.graph.Shape;
import synapt.processor.report.Message;

/** Inputs of channels with one, two or three directions. */
public final class Spatial {

    /** What takes any number of directions takes. */
    public static final String ANY = "channels with positions, such as " + shape(2);

    private Spatial() {}

    /** A shape, in the words of an annotation. */
    static String shape(int directions) {
        return switch (directions) {
            case 1 -> "{channels, length}";
            case 2 -> "{channels, height, width}";
            default -> "{channels, depth, height, width}";
        };
    }

    /** What has such a shape. */
    static String described(int directions) {
        String noun = switch (directions) {
            case 1 -> "a sequence ";
            case 2 -> "an image ";
            default -> "a volume ";
        };
        return noun + shape(directions);
    }

    /**
     * Whether an input has so many directions; if not, a message names the kind that would take it.
     *
     * @param title the kind, which ends in its number of directions and a d: {@code Conv2d}
     */
    static boolean takes(int directions, String title, Shape input, Problems problems) {
        int has = input.rank() - 1;
        if (has == directions) {
            return true;
        }
        String remedy = has == 0
                ? "move it before the Flatten, or declare the input as " + shape(directions)
                : "use " + title.substring(0, title.length() - 2) + has + "d";
        if (has == 3 && directions == 2) {
            remedy = "leave the batch out of the input's shape, or " + remedy;
        }
        problems.report(Message.SHAPE_INPUT, "", title, described(directions), input.describe(), remedy);
        return false;
    }
}
