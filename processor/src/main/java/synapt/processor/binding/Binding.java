package synapt.processor.binding;

import java.util.List;

/**
 * A name and what it is bound to: {@code out = 4*width}, {@code kernel = {3, k}}.
 *
 * @param at     where the name begins
 * @param values one, or those of a list in braces
 * @param isList whether there were braces
 */
public record Binding(String name, int at, List<Expression> values, boolean isList) {

    public Binding {
        values = List.copyOf(values);
    }
}
