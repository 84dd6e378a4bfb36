package synapt.processor.binding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import synapt.processor.report.Message;

/** The words of a text of bindings, one after another. */
final class Tokens {

    private static final Pattern WORD = Pattern.compile(
            "\\s*(?:(?<number>\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)|(?<name>[\\p{L}_][\\p{L}\\p{Nd}_]*)|(?<sign><=|>=|==|!=|[-+*/()<>?:,={}])|(?<other>\\S))");

    private final Matcher words;
    private final int length;
    private boolean ended;

    Tokens(String text) {
        words = WORD.matcher(text);
        length = text.stripTrailing().length();
        next();
    }

    /** Goes on to the next word. */
    void next() {
        ended = !words.find();
    }

    /** Where the word at hand begins. */
    int at() {
        return ended ? length : words.start(kind());
    }

    boolean isNumber() {
        return !ended && words.group("number") != null;
    }

    boolean isName() {
        return !ended && words.group("name") != null;
    }

    boolean isEnd() {
        return ended;
    }

    /** Whether the word at hand is a sign. */
    boolean is(String sign) {
        return !ended && sign.equals(words.group("sign"));
    }

    /** The word at hand, which is passed. */
    String take() {
        String word = word();
        next();
        return word;
    }

    /** Passes a sign, if it is at hand. */
    boolean pass(String sign) {
        boolean here = is(sign);
        if (here) {
            next();
        }
        return here;
    }

    /** Passes a sign that has to be there. */
    void expect(String sign, String where) {
        if (!pass(sign)) {
            throw unexpected(sign + where);
        }
    }

    BindingException unexpected(String expected) {
        return new BindingException(at(), Message.WITH_SYNTAX, expected, ended ? "the end" : word());
    }

    private String word() {
        return words.group(kind());
    }

    private String kind() {
        return isNumber() ? "number" : isName() ? "name" : words.group("sign") != null ? "sign" : "other";
    }
}
