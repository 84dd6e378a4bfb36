package synapt.processor.binding;

import synapt.processor.report.Message;

/** Operations on numbers that stay whole as long as they can. */
final class Arithmetic {

    private Arithmetic() {}

    /** The result of an operator that stands at some place of the text. */
    static Number of(String operator, Number a, Number b, int at) {
        Number result;
        try {
            result = a instanceof Long x && b instanceof Long y
                    ? whole(operator, x, y)
                    : real(operator, a.doubleValue(), b.doubleValue());
        } catch (ArithmeticException e) {
            throw noValue(a + " " + operator + " " + b, "too large", at);
        }
        if (!Double.isFinite(result.doubleValue())) {
            boolean byZero = operator.equals("/") && b.doubleValue() == 0;
            throw noValue(a + " " + operator + " " + b, byZero ? "a division by zero" : "too large", at);
        }
        return result;
    }

    private static BindingException noValue(String expression, String why, int at) {
        return new BindingException(at, Message.WITH_VALUE, expression, why, "use other numbers");
    }

    private static Number whole(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> Math.addExact(a, b);
            case "-" -> Math.subtractExact(a, b);
            case "*" -> Math.multiplyExact(a, b);
            case "/" -> b != 0 && a % b == 0 ? (Number) Math.divideExact(a, b) : (Number) ((double) a / b);
            default -> compare(operator, Long.compare(a, b));
        };
    }

    private static Number real(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            default -> compare(operator, a == b ? 0 : a < b ? -1 : 1);
        };
    }

    private static long compare(String operator, int order) {
        boolean holds = switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "==" -> order == 0;
            case "!=" -> order != 0;
            default -> throw new IllegalArgumentException(operator);
        };
        return holds ? 1 : 0;
    }
}
