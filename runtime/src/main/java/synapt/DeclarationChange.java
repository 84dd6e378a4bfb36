package synapt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has changed between two declarations of a network, each a line for a node: {@code name: what it is}. */
final class DeclarationChange {

    private static final int SHOWN = 5;

    private DeclarationChange() {}

    /** For people, one change a line. */
    static String between(String before, String now) {
        Map<String, String> old = nodes(before);
        Map<String, String> present = nodes(now);
        List<String> changes = new ArrayList<>();
        present.forEach((name, is) -> {
            String was = old.get(name);
            if (was == null) {
                changes.add(name + " was added: " + visible(is));
            } else if (!visible(was).equals(visible(is))) {
                changes.add(name + " was " + visible(was) + " and is " + visible(is));
            } else if (!was.equals(is)) {
                changes.add(
                        name + ", " + visible(is) + ", was given another value of an option that is not shown here");
            }
        });
        old.forEach((name, was) -> {
            if (!present.containsKey(name)) {
                changes.add(name + " was removed: " + visible(was));
            }
        });
        if (changes.isEmpty()) {
            changes.add("the order of its nodes was changed from " + String.join(", ", old.keySet()) + " to "
                    + String.join(", ", present.keySet()));
        }
        int more = changes.size() - SHOWN;
        List<String> shown = changes.subList(0, Math.min(SHOWN, changes.size()));
        return "\n  " + String.join("\n  ", shown) + (more > 0 ? "\n  and " + more + " more" : "");
    }

    private static Map<String, String> nodes(String declaration) {
        Map<String, String> nodes = new LinkedHashMap<>();
        declaration.lines().forEach(line -> {
            String[] parts = line.split(": ", 2);
            nodes.put(parts[0], parts[parts.length - 1]);
        });
        return nodes;
    }

    /** Without the digest of all options at the end. */
    private static String visible(String node) {
        return node.replaceFirst(" #[0-9a-f]+$", "");
    }
}
