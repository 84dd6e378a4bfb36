package synapt.processor.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import synapt.processor.report.Message;
import synapt.processor.report.Suggest;

/**
 * Reads a text of bindings:
 *
 * <pre>
 * bindings   = binding { "," binding }
 * binding    = name "=" ( expression | "{" expression { "," expression } "}" )
 * expression = comparison [ "?" expression ":" expression ]
 * comparison = sum [ ( "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "==" | "!=" ) sum ]
 * sum        = product { ( "+" | "-" ) product }
 * product    = factor { ( "*" | "/" ) factor }
 * factor     = number | name | "-" factor | "(" expression ")"
 * </pre>
 */
public final class BindingParser {

    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");
    private static final int DEEPEST = 100;

    private final Tokens tokens;
    private int depth;

    private BindingParser(String text) {
        this.tokens = new Tokens(text);
    }

    /**
     * The bindings of a text, in their order.
     *
     * @throws BindingException if it is not one
     */
    public static List<Binding> parse(String text) {
        BindingParser parser = new BindingParser(text);
        List<Binding> bindings = new ArrayList<>();
        do {
            bindings.add(parser.binding());
        } while (parser.tokens.pass(","));
        if (!parser.tokens.isEnd()) {
            throw parser.tokens.unexpected("an operator or , and the next binding");
        }
        return bindings;
    }

    private Binding binding() {
        int at = tokens.at();
        if (!tokens.isName()) {
            throw tokens.unexpected("a name and =");
        }
        String name = tokens.take();
        tokens.expect("=", " after " + name);
        boolean isList = tokens.pass("{");
        List<Expression> values = new ArrayList<>(List.of(expression()));
        while (isList && tokens.pass(",")) {
            values.add(expression());
        }
        if (isList) {
            tokens.expect("}", " or ,");
        }
        return new Binding(name, at, values, isList);
    }

    private Expression expression() {
        if (++depth > DEEPEST) {
            throw tokens.unexpected("less than " + DEEPEST + " expressions in one another");
        }
        Expression condition = comparison();
        if (tokens.pass("?")) {
            Expression yes = expression();
            tokens.expect(":", " after what ? chooses");
            Expression no = expression();
            depth--;
            return p -> condition.value(p).doubleValue() != 0 ? yes.value(p) : no.value(p);
        }
        depth--;
        return condition;
    }

    private Expression comparison() {
        return binary(this::sum, COMPARISONS, false);
    }

    private Expression sum() {
        return binary(this::product, Set.of("+", "-"), true);
    }

    private Expression product() {
        return binary(this::factor, Set.of("*", "/"), true);
    }

    private interface Part {
        Expression read();
    }

    private Expression binary(Part part, Set<String> operators, boolean many) {
        Expression left = part.read();
        while (operators.stream().anyMatch(tokens::is)) {
            int at = tokens.at();
            String operator = tokens.take();
            Expression a = left;
            Expression b = part.read();
            left = p -> Arithmetic.of(operator, a.value(p), b.value(p), at);
            if (!many) {
                break;
            }
        }
        return left;
    }

    private Expression factor() {
        int at = tokens.at();
        if (tokens.isNumber()) {
            Number number = number(tokens.take(), at);
            return p -> number;
        }
        if (tokens.isName()) {
            return parameter(tokens.take(), at);
        }
        if (tokens.pass("-")) {
            if (++depth > DEEPEST) {
                throw tokens.unexpected("less than " + DEEPEST + " expressions in one another");
            }
            Expression positive = factor();
            depth--;
            return p -> Arithmetic.of("-", 0L, positive.value(p), at);
        }
        if (tokens.pass("(")) {
            Expression inner = expression();
            tokens.expect(")", " or an operator");
            return inner;
        }
        throw tokens.unexpected("a number, a parameter or (");
    }

    private static Number number(String digits, int at) {
        if (digits.chars().allMatch(Character::isDigit)) {
            try {
                return Long.parseLong(digits);
            } catch (NumberFormatException e) {
                throw new BindingException(at, Message.WITH_VALUE, digits, "too large", "use other numbers");
            }
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw new BindingException(at, Message.WITH_VALUE, digits, "too large", "use other numbers");
        }
        return value;
    }

    private static Expression parameter(String name, int at) {
        return parameters -> {
            Number value = parameters.get(name);
            if (value == null) {
                throw new BindingException(
                        at, Message.WITH_UNKNOWN, name, known(name, new TreeSet<>(parameters.keySet())));
            }
            return value;
        };
    }

    private static String known(String name, Set<String> parameters) {
        String hint = Suggest.didYouMean(name, parameters);
        return !hint.isEmpty()
                ? hint
                : parameters.isEmpty() ? "; only blocks have parameters" : "; there are " + Suggest.list(parameters);
    }
}
