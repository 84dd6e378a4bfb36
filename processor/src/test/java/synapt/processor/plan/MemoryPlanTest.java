package synapt.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.processor.plan.MemoryPlan.Place;

class MemoryPlanTest {

    private static Step step(Buffer... buffers) {
        return new Step("", CodeBlock.of("step()"), List.of(buffers));
    }

    /** Buffers that live at the same time lie apart, and all inside; by brute force. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void liveBuffersLieApart(long seed) {
        Random random = new Random(seed);
        List<Buffer> buffers = new ArrayList<>();
        for (int b = 0; b < 40; b++) {
            buffers.add(new Buffer("b" + b, 16L * (1 + random.nextInt(50))));
        }
        List<Step> steps = new ArrayList<>();
        for (int s = 0; s < 60; s++) {
            int near = s * 40 / 60;
            steps.add(step(
                    buffers.get(near),
                    buffers.get(Math.max(0, near - random.nextInt(4))),
                    buffers.get(random.nextInt(near + 1))));
        }
        List<Buffer> kept = List.of(buffers.get(3), buffers.get(7));
        MemoryPlan plan = MemoryPlan.of(steps, kept);

        for (Place p : plan.places().values()) {
            assertThat(p.offset())
                    .isNotNegative()
                    .isLessThanOrEqualTo(plan.elements() - p.buffer().elements());
            assertThat(p.first()).isEqualTo(firstUse(steps, p.buffer()));
            if (kept.contains(p.buffer())) {
                assertThat(p.last()).isEqualTo(steps.size());
            }
            for (Place q : plan.places().values()) {
                boolean apart = p.offset() + p.buffer().elements() <= q.offset()
                        || q.offset() + q.buffer().elements() <= p.offset();
                assertThat(p == q || apart || !bothLive(steps, kept, p.buffer(), q.buffer()))
                        .as("%s and %s", p, q)
                        .isTrue();
            }
        }
        assertThat(plan.elements())
                .isLessThan(buffers.stream().mapToLong(Buffer::elements).sum());
    }

    private static int firstUse(List<Step> steps, Buffer b) {
        int s = 0;
        while (!steps.get(s).buffers().contains(b)) {
            s++;
        }
        return s;
    }

    /** Whether some step falls into the lives of both. */
    private static boolean bothLive(List<Step> steps, List<Buffer> kept, Buffer a, Buffer b) {
        for (int s = 0; s <= steps.size(); s++) {
            if (isLive(steps, kept, a, s) && isLive(steps, kept, b, s)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLive(List<Step> steps, List<Buffer> kept, Buffer b, int at) {
        boolean before = steps.subList(0, Math.min(at + 1, steps.size())).stream()
                .anyMatch(s -> s.buffers().contains(b));
        boolean after = kept.contains(b)
                || at < steps.size()
                        && steps.subList(at, steps.size()).stream()
                                .anyMatch(s -> s.buffers().contains(b));
        return before && after;
    }

    @Test
    void aChainNeedsTwoBuffersAtATime() {
        List<Buffer> chain = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            chain.add(new Buffer("b" + i, 100));
            steps.add(i == 0 ? step(chain.get(0)) : step(chain.get(i - 1), chain.get(i)));
        }
        assertThat(MemoryPlan.of(steps, List.of()).elements()).isEqualTo(200);
        assertThat(MemoryPlan.of(steps, chain).elements()).isEqualTo(1000);
        assertThat(MemoryPlan.of(List.of(), List.of()).elements()).isZero();
    }

    /** Two buffers may have one name and size; each has its place. */
    @Test
    void buffersAreToldApartByIdentity() {
        Buffer a = new Buffer("x", 16);
        Buffer b = new Buffer("x", 16);
        assertThat(MemoryPlan.of(List.of(step(a, b)), List.of()).places()).hasSize(2);
    }
}
