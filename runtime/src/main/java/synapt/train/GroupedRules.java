package synapt.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import synapt.ParameterSpec;
import synapt.ParameterTable;
import synapt.kernel.Kernels;

/** Works out from an optimiser's groups which settings hold where. */
final class GroupedRules {

    /** What was said about a parameter; null where nothing was. */
    private record Said(
            @Nullable Double rateFactor, @Nullable Double weightDecay) {}

    private static final Said NOTHING = new Said(null, null);

    /** Settings that some parameters share; a rule has one rate in a step, so each of these has a rule of its own. */
    private record Settings(double rateFactor, double weightDecay) {}

    /** A rule, and what its rate is multiplied by. */
    record Scaled(UpdateRule rule, double rateFactor) {}

    /** What holds for parameters that lie side by side, up to an element. */
    record Stretch(long end, Scaled rule) {}

    private GroupedRules() {}

    /** In order of memory, without gaps. */
    static List<Stretch> of(TunedOptimizer optimizer, Kernels kernels, ParameterTable table, OptimizerMemory memory) {
        Map<String, Said> said = new LinkedHashMap<>();
        for (Group group : optimizer.groups()) {
            for (ParameterSpec spec : GroupNames.of(group, table)) {
                said.merge(
                        spec.name(),
                        new Said(group.rateFactor(), group.weightDecay()),
                        (a, b) -> new Said(
                                joined(spec, "rateFactor", a.rateFactor, b.rateFactor),
                                joined(spec, "weightDecay", a.weightDecay, b.weightDecay)));
            }
        }
        List<ParameterSpec> inMemory = table.specs().stream()
                .filter(s -> s.group() != ParameterSpec.Group.STATE)
                .sorted((a, b) -> Long.compare(table.offset(a.name()), table.offset(b.name())))
                .toList();
        Map<Settings, Scaled> rules = new LinkedHashMap<>();
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < inMemory.size(); i++) {
            boolean isLast = i == inMemory.size() - 1;
            long end = isLast
                    ? table.learntElements()
                    : table.offset(inMemory.get(i + 1).name());
            Said here = said.getOrDefault(inMemory.get(i).name(), NOTHING);
            Settings settings = new Settings(
                    Objects.requireNonNullElse(here.rateFactor, 1.0),
                    Objects.requireNonNullElse(here.weightDecay, optimizer.weightDecay()));
            Scaled rule = rules.computeIfAbsent(
                    settings,
                    s -> new Scaled(
                            UpdateRule.of(optimizer.base().weightDecay(s.weightDecay), kernels, memory), s.rateFactor));
            if (!stretches.isEmpty() && stretches.getLast().rule == rule) {
                stretches.removeLast();
            }
            stretches.add(new Stretch(end, rule));
        }
        return stretches;
    }

    private static @Nullable Double joined(ParameterSpec spec, String what, @Nullable Double a, @Nullable Double b) {
        if (a != null && b != null && !a.equals(b)) {
            throw new IllegalArgumentException(
                    "%s is in two groups, one with a %s of %s and one with %s; take it out of one"
                            .formatted(spec.name(), what, a, b));
        }
        return a == null ? b : a;
    }
}
