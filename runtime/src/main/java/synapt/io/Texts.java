package synapt.io;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text from files: what is allowed as a name, and how to show it in a message. */
final class Texts {

    static final int MAX_NAME_BYTES = 1024;

    private static final int SHOWN = 60;

    private Texts() {}

    /** What is wrong with a tensor's name, or null. */
    static @Nullable String nameFault(String name) {
        if (name.isEmpty()) {
            return "found an empty name, expected 1 to " + MAX_NAME_BYTES + " bytes of UTF-8";
        }
        if (!isUnicode(name)) {
            return "found half a surrogate pair in the name " + quoted(name) + ", expected Unicode text";
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "found a control character in the name " + quoted(name) + ", expected none";
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_NAME_BYTES) {
            return "found a name of " + bytes + " bytes, " + quoted(name) + ", expected at most " + MAX_NAME_BYTES;
        }
        return null;
    }

    /** Whether every surrogate has its partner. */
    static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /**
     * Text in quotes, safe to print on a terminal: cut to 60 characters; controls, invisible format characters (which may turn
     * the direction of writing) and unpaired surrogates as escapes.
     */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(SHOWN).forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> shown.append("\\u%04x".formatted(c));
                default -> shown.appendCodePoint(c);
            }
        });
        if (text.codePointCount(0, text.length()) > SHOWN) {
            shown.append("...");
        }
        return shown.append('"').toString();
    }
}
