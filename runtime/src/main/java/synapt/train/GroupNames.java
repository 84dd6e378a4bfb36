package synapt.train;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import synapt.ParameterSpec;
import synapt.ParameterTable;
import synapt.text.EditDistance;

/** Which parameters a group's names mean. */
final class GroupNames {

    private static final int SHOWN = 5;
    private static final Pattern WILDCARD = Pattern.compile("[*?]");

    private GroupNames() {}

    /**
     * The parameters of a group.
     *
     * @throws IllegalArgumentException if one of its names fits none that is learnt
     */
    static List<ParameterSpec> of(Group group, ParameterTable table) {
        List<ParameterSpec> learnt = table.specs().stream()
                .filter(s -> s.group() != ParameterSpec.Group.STATE)
                .toList();
        if (group.names().isEmpty()) {
            return learnt.stream().filter(s -> s.shape().length < 2).toList();
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String name : group.names()) {
            Pattern pattern = pattern(name);
            if (learnt.stream().noneMatch(s -> fits(pattern, s))) {
                throw new IllegalArgumentException(unknown(name, pattern, learnt, table));
            }
            patterns.add(pattern);
        }
        return learnt.stream()
                .filter(s -> patterns.stream().anyMatch(p -> fits(p, s)))
                .toList();
    }

    private static boolean fits(Pattern pattern, ParameterSpec spec) {
        return pattern.matcher(spec.name()).matches();
    }

    private static Pattern pattern(String name) {
        String regex = name.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex);
    }

    private static String unknown(String name, Pattern pattern, List<ParameterSpec> learnt, ParameterTable table) {
        if (table.specs().stream().anyMatch(s -> fits(pattern, s))) {
            return "a group names \"%s\", but that is not learnt; leave it out".formatted(name);
        }
        List<String> names = learnt.stream().map(ParameterSpec::name).toList();
        List<String> candidates = WILDCARD.matcher(name).find() ? globs(names) : names;
        String meant = EditDistance.closest(name, candidates)
                .map("; did you mean \"%s\"?"::formatted)
                .orElse(".");
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - SHOWN;
        return "a group names \"%s\", but no parameter of this network is called that%s It has %s%s"
                .formatted(name, meant, shown, more > 0 ? " and " + more + " more" : "");
    }

    /** What someone may have meant who wrote a wildcard: any names that begin or end alike, from one dot on. */
    private static List<String> globs(List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.iterate(name.indexOf('.'), dot -> dot >= 0, dot -> name.indexOf('.', dot + 1))
                        .flatMap(dot -> Stream.of(name.substring(0, dot) + ".*", "*" + name.substring(dot))))
                .distinct()
                .toList();
    }
}
