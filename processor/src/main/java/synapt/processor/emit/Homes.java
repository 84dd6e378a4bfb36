package synapt.processor.emit;

import java.util.function.UnaryOperator;

/** Says in which class a member goes: the one it is for, while that has room, then classes nested in it, one after another. */
final class Homes {

    private final String nested;
    private final int room;
    private final UnaryOperator<String> allocate;
    private String home = "";
    private int number;
    private int used;

    /**
     * @param nested   what the names of nested classes begin with, in small letters
     * @param room     bytes of code in each, by the estimate of {@link MethodSize}
     * @param allocate keeps their names apart from others
     */
    Homes(String nested, int room, UnaryOperator<String> allocate) {
        this.nested = nested;
        this.room = room;
        this.allocate = allocate;
    }

    /** The home of a member with so many bytes of code: empty for the class itself, else {@code fields1}, {@code fields2}, ... */
    String next(int bytes) {
        if (used > 0 && used + bytes > room) {
            number++;
            home = allocate.apply(nested + number);
            used = 0;
        }
        used += bytes;
        return home;
    }

    /** A member, as the class itself names it. */
    static String member(String home, String name) {
        return home.isEmpty() ? name : home + "." + name;
    }
}
