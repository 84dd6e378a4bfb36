package synapt.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the JSON that a safetensors header is made of (RFC 8259: objects, arrays, strings, whole numbers of 0 or more) straight
 * from its bytes. It never recurses and builds no tree, so nesting costs nothing; what the grammar of headers has no use for is
 * refused where it stands. White space may stand between tokens.
 */
final class JsonCursor {

    private static final int SHOWN = 40;

    private final String file;
    private final long base;
    private final byte[] json;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private int position;

    /** @param base where in the file the JSON begins */
    JsonCursor(String file, long base, byte[] json) {
        this.file = file;
        this.base = base;
        this.json = json;
    }

    /** Where the next token begins. */
    int position() {
        while (position < json.length && isSpace(json[position])) {
            position++;
        }
        return position;
    }

    FileFormatException fault(long at, String reason) {
        return new FileFormatException(file, base + at, reason);
    }

    /** The next token is not what it should be. */
    FileFormatException unexpected(String expected) {
        return fault(position, "found " + found() + ", expected " + expected);
    }

    /** Reads what opens an object or array. Returns whether it has members: if not, what closes it is read too. */
    boolean open(char open, char close, String what) throws FileFormatException {
        expect(open, what);
        return !accept(close);
    }

    /** Reads what follows a member. Returns whether another one does. */
    boolean more(char close) throws FileFormatException {
        if (accept(',')) {
            return true;
        }
        expect(close, "',' or '" + close + "'");
        return false;
    }

    /** Reads a member's name and the colon. */
    String key(String what) throws FileFormatException {
        String key = string(what);
        expect(':', "':'");
        return key;
    }

    String string(String what) throws FileFormatException {
        expect('"', what);
        int start = position;
        boolean escapes = false;
        while (position < json.length && json[position] != '"') {
            if (json[position] >= 0 && json[position] < ' ') {
                throw unexpected("no bare control character in a string");
            }
            if (json[position] == '\\') {
                escapes = true;
                position++;
            }
            position++;
        }
        if (position >= json.length) {
            position = json.length;
            throw fault(start - 1, "found a string without an end, expected '\"' before the header's end");
        }
        String text = decode(start, position);
        position++;
        return escapes ? unescape(text, start) : text;
    }

    /** A whole number, 0 to 2^63 - 1. */
    long integer(String what) throws FileFormatException {
        int start = position();
        long value = 0;
        while (position < json.length && json[position] >= '0' && json[position] <= '9') {
            int digit = json[position] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw number(start, what + " below 2^63");
            }
            value = value * 10 + digit;
            position++;
        }
        int digits = position - start;
        boolean continues = position < json.length && isNumeric(json[position]);
        if (digits == 0 && !continues) {
            throw unexpected(what);
        }
        if (digits == 0 || continues || digits > 1 && json[start] == '0') {
            throw number(start, what + ", a whole number of 0 or more, in plain digits");
        }
        return value;
    }

    /** The JSON is over: nothing follows but the spaces that pad a header. */
    void end() throws FileFormatException {
        while (position < json.length) {
            if (json[position] != ' ') {
                throw unexpected("nothing but spaces after the header's JSON");
            }
            position++;
        }
    }

    private void expect(char c, String what) throws FileFormatException {
        if (!accept(c)) {
            throw unexpected(what);
        }
    }

    private boolean accept(char c) {
        boolean there = position() < json.length && json[position] == c;
        if (there) {
            position++;
        }
        return there;
    }

    private String decode(int from, int to) throws FileFormatException {
        ByteBuffer bytes = ByteBuffer.wrap(json, from, to - from);
        try {
            return utf8.decode(bytes).toString();
        } catch (CharacterCodingException e) {
            position = bytes.position();
            throw unexpected("UTF-8");
        }
    }

    private String unescape(String raw, int start) throws FileFormatException {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(++i);
            switch (escape) {
                case '"', '\\', '/' -> text.append(escape);
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append(unit(raw, i + 1, start));
                    i += 4;
                }
                default -> throw badEscape(raw, start);
            }
        }
        String result = text.toString();
        if (!Texts.isUnicode(result)) {
            throw fault(
                    start - 1,
                    "found half a surrogate pair in the string " + Texts.quoted(result) + ", expected both halves");
        }
        return result;
    }

    /** The four hexadecimal digits of an escape. */
    private char unit(String raw, int from, int start) throws FileFormatException {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            // Character.digit knows other scripts' digits too.
            int digit = i < raw.length() && raw.charAt(i) < 128 ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0) {
                throw badEscape(raw, start);
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private FileFormatException badEscape(String raw, int start) {
        return fault(start - 1, "found a wrong escape in the string " + Texts.quoted(raw) + ", expected one of JSON's");
    }

    private FileFormatException number(int start, String expected) {
        int end = start;
        while (end < json.length && end - start < SHOWN && isNumeric(json[end])) {
            end++;
        }
        String shown = new String(json, start, end - start, StandardCharsets.US_ASCII);
        return fault(start, "found " + shown + (end - start == SHOWN ? "..." : "") + ", expected " + expected);
    }

    private String found() {
        if (position >= json.length) {
            return "the header's end";
        }
        int b = json[position] & 0xFF;
        return b > ' ' && b < 0x7F ? "'" + (char) b + "'" : "byte 0x%02x".formatted(b);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private static boolean isNumeric(byte b) {
        return b >= '0' && b <= '9' || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
    }
}
