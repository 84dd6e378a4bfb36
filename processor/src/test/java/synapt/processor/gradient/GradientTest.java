package synapt.processor.gradient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import synapt.processor.live.LiveNetworks;

/** Gradient checks of the emitted code itself, on the kernels' twin in double precision. */
class GradientTest {

    private static final Tally tally = new Tally();

    @TestFactory
    Stream<DynamicNode> gradients() {
        List<Subject> subjects = Stream.of(
                        LayerSubjects.all(),
                        LossSubjects.all(),
                        SequenceSubjects.all(),
                        PaddedSubjects.all(),
                        BlockSubjects.all(),
                        JoinSubjects.all(),
                        NetworkSubjects.all())
                .flatMap(all -> all)
                .toList();
        LiveNetworks networks =
                LiveNetworks.compile(subjects.stream().map(Subject::source).toList());
        Map<String, List<Subject>> kinds = subjects.stream()
                .collect(Collectors.groupingBy(Subject::kind, LinkedHashMap::new, Collectors.toList()));
        return kinds.entrySet().stream()
                .map(e -> DynamicContainer.dynamicContainer(
                        e.getKey(), e.getValue().stream().map(s -> test(s, networks))));
    }

    private static DynamicTest test(Subject s, LiveNetworks networks) {
        return DynamicTest.dynamicTest(s.source().name(), () -> GradientCheck.run(s, networks, tally));
    }

    @AfterAll
    static void print() {
        System.out.print(tally);
    }
}
