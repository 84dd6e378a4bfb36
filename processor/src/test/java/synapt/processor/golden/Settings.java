package synapt.processor.golden;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings of a case's operation. Remembers which were asked for: one that nobody knows must not be ignored. */
final class Settings {

    private final Map<String, ?> values;
    private final Set<String> unread;

    Settings(Map<String, ?> values) {
        this.values = values;
        this.unread = new TreeSet<>(values.keySet());
    }

    int integer(String key) {
        return ((Number) get(key)).intValue();
    }

    double real(String key) {
        return ((Number) get(key)).doubleValue();
    }

    /** 0 if it isn't there. */
    double realOrZero(String key) {
        return values.containsKey(key) ? real(key) : 0;
    }

    /** Whether it is there and not null. */
    boolean given(String key) {
        unread.remove(key);
        return values.get(key) != null;
    }

    /** False if it isn't there. */
    boolean boolOrFalse(String key) {
        return values.containsKey(key) && bool(key);
    }

    boolean bool(String key) {
        return (Boolean) get(key);
    }

    String text(String key) {
        return (String) get(key);
    }

    double[] reals(String key) {
        return ((List<?>) get(key))
                .stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    int[] integers(String key) {
        return ((List<?>) get(key))
                .stream().mapToInt(v -> ((Number) v).intValue()).toArray();
    }

    /** Another set of settings within this one. */
    @SuppressWarnings("unchecked") // JSON's keys are strings
    Map<String, Map<String, ?>> nested(String key) {
        return (Map<String, Map<String, ?>>) get(key);
    }

    /** Settings that are for people. */
    void ignore(String... keys) {
        unread.removeAll(Set.of(keys));
    }

    /**
     * @throws NotSupported if a setting is there that has a value other than the only one that exists here
     */
    void require(String key, Object only) throws NotSupported {
        if (!values.containsKey(key)) {
            return;
        }
        Object value = get(key);
        boolean same = value instanceof Number n && only instanceof Number o
                ? n.doubleValue() == o.doubleValue()
                : Objects.equals(value, only);
        if (!same) {
            throw new NotSupported(key + " = " + value + " (only " + only + " exists here)");
        }
    }

    /**
     * @throws NotSupported if a setting was not asked for
     */
    void requireAllRead() throws NotSupported {
        if (!unread.isEmpty()) {
            throw new NotSupported("unknown settings: " + String.join(", ", unread));
        }
    }

    private Object get(String key) {
        @Nullable Object value = values.get(key);
        unread.remove(key);
        if (value == null) {
            throw new IllegalArgumentException("the case has no setting " + key + ", but " + values.keySet());
        }
        return value;
    }
}
