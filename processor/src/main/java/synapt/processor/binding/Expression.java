package synapt.processor.binding;

import java.util.Map;

/** Something with a value once the parameters have theirs. */
@FunctionalInterface
public interface Expression {

    /**
     * A {@code Long} where it is whole, else a finite {@code Double}.
     *
     * @throws BindingException if a parameter is unknown, or there is no value
     */
    Number value(Map<String, Number> parameters);
}
