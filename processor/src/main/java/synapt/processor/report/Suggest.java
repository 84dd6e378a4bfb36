package synapt.processor.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Did you mean? */
public final class Suggest {

    private static final int MOST = 5;

    private Suggest() {}

    /** The candidate nearest to what was written, if one is near enough to be meant. */
    public static Optional<String> nearest(String written, Collection<String> candidates) {
        int limit = Math.max(1, written.length() / 3);
        return candidates.stream()
                .filter(c -> distance(written, c) <= limit)
                .min(Comparator.<String>comparingInt(c -> distance(written, c))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Words to append to a message: {@code ; did you mean conv1?}, or nothing. */
    public static String didYouMean(String written, Collection<String> candidates) {
        return nearest(written, candidates)
                .map(c -> "; did you mean " + c + "?")
                .orElse("");
    }

    /** The first few, as people write lists: {@code a, b, c and 2 more}. */
    public static String list(Collection<String> names) {
        List<String> all = List.copyOf(names);
        String head = String.join(", ", all.subList(0, Math.min(MOST, all.size())));
        return all.size() <= MOST ? head : head + " and " + (all.size() - MOST) + " more";
    }

    /** Levenshtein's distance; capitals count for nothing. */
    static int distance(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        int[] row = new int[y.length() + 1];
        for (int j = 0; j <= y.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= x.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= y.length(); j++) {
                int replaced = diagonal + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[y.length()];
    }
}
