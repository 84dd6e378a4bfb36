package synapt.processor.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Random networks, broken: each is refused with a message in its own source, or compiled; nothing throws, what is written is Java,
 * and others in the same compilation are written all the same.
 */
class BrokenNetworksTest {

    private static final int USUAL = 260;
    private static final int TOGETHER = 50;
    private static final int SHOWN = 3;

    /** Nodes of a network, at most. */
    private static final int SMALL = 4;

    private final Javac javac = new Javac();
    private final List<String> faults = new ArrayList<>();
    private int refused;

    @Test
    void areRefusedWhereTheyAreWrong() {
        int count = Integer.getInteger("synapt.random", USUAL);
        long first = Long.getLong("synapt.seed", 1) * 1_000_000 + 500_000;
        for (long from = first; from < first + count; from += TOGETHER) {
            List<Mutant> mutants = new ArrayList<>();
            for (long seed = from; seed < Math.min(from + TOGETHER, first + count); seed++) {
                mutants.add(mutant(seed, Math.toIntExact(seed - first)));
            }
            check(mutants, Generator.of("random.good" + from, ~from, SMALL));
        }
        System.out.printf("broken: %d networks, %d refused, %d faults%n", count, refused, faults.size());
        assertThat(faults.stream().limit(SHOWN)).as(faults.size() + " faults").isEmpty();
    }

    /** Each way that is surely wrong in turn, and as often something blind. */
    private static Mutant mutant(long seed, int number) {
        Mutator mutator = new Mutator(seed);
        String name = "random.of" + seed;
        return number % 2 == 0
                ? mutator.sure(number / 2 % Mutator.ways(), i -> Generator.of(name, seed + 1000L * i, SMALL))
                : mutator.blind(Generator.of(name, seed, SMALL));
    }

    private void check(List<Mutant> mutants, Network good) {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(good.name() + ".Net", good.source());
        mutants.forEach(m -> sources.put(m.name() + ".Net", m.source()));
        Set<String> wrong = new HashSet<>();
        Javac.Result result = compile(sources, mutants);
        // After a mistake in the use of Java itself, javac may not ask the processor at all.
        while (!bySynapt(result)) {
            List<String> refusedByJava = result.errors().stream()
                    .filter(d -> d.getSource() != null && !isOurs(d))
                    .map(d -> Javac.nameOf(d.getSource()))
                    .toList();
            if (!sources.keySet().removeAll(refusedByJava)) {
                faults.add("compilation failed: " + result.errors());
                return;
            }
            wrong.addAll(refusedByJava);
            result = compile(sources, mutants);
        }
        for (Diagnostic<? extends JavaFileObject> d : result.errors()) {
            wrong.add(Javac.nameOf(d.getSource()));
        }
        for (Mutant m : mutants) {
            if (wrong.contains(m.name() + ".Net")) {
                refused++;
            } else if (m.sure()) {
                fault(m, "accepted");
            }
        }
        for (String name : sources.keySet()) {
            if (!wrong.contains(name) && !result.sources().containsKey(compiled(name))) {
                faults.add("neither refused nor written: " + sources.get(name));
            }
        }
        // javac looks at what was written only where nothing was refused.
        sources.keySet().removeAll(wrong);
        for (Diagnostic<?> d : javac.compile(sources).errors()) {
            faults.add("what was accepted is no Java: " + d);
        }
    }

    private static String compiled(String name) {
        return name.replaceAll("Net$", "CompiledNet");
    }

    private static boolean isOurs(Diagnostic<?> d) {
        return d.getMessage(Locale.ENGLISH).startsWith("[");
    }

    private static boolean bySynapt(Javac.Result result) {
        return result.errors().stream().allMatch(BrokenNetworksTest::isOurs);
    }

    private Javac.Result compile(Map<String, String> sources, List<Mutant> mutants) {
        Javac.Result result = javac.compile(sources);
        for (Mutant m : mutants) {
            List<Diagnostic<? extends JavaFileObject>> errors = result.errors().stream()
                    .filter(d ->
                            d.getSource() != null && Javac.nameOf(d.getSource()).equals(m.name() + ".Net"))
                    .toList();
            if (!errors.isEmpty()) {
                look(m, errors);
            }
        }
        elsewhere(result, mutants);
        return result;
    }

    private void look(Mutant m, List<Diagnostic<? extends JavaFileObject>> errors) {
        boolean inPlace = false;
        for (Diagnostic<?> d : errors) {
            String text = d.getMessage(Locale.ENGLISH);
            if (text.contains("internal/")) {
                fault(m, "a failure of ours: " + text);
            }
            if (d.getPosition() < m.declaration()) {
                fault(m, "said at " + d.getPosition() + ", outside of the network: " + text);
            }
            inPlace |= d.getPosition() >= m.from() && d.getPosition() < m.to();
        }
        if (m.sure() && !inPlace) {
            fault(m, "nothing is said where it is wrong, but " + errors);
        }
    }

    /** What is said about no file, or about another. */
    private void elsewhere(Javac.Result result, List<Mutant> mutants) {
        Set<String> names = mutants.stream().map(m -> m.name() + ".Net").collect(Collectors.toSet());
        for (Diagnostic<? extends JavaFileObject> d : result.errors()) {
            if (d.getSource() == null || !names.contains(Javac.nameOf(d.getSource()))) {
                faults.add("said elsewhere: " + d);
            }
        }
    }

    private void fault(Mutant m, String what) {
        faults.add(m.what() + "\n" + m.source() + what);
    }
}
