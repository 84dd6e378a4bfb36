package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that were planted, as HotSpot logged them: {@code -XX:CompileCommand=dontinline,jdk.incubator.vector.FloatVector::fma}. */
class JitLogTest {

    private static final String LEFT = """
            <klass id='1151' name='jdk.incubator.vector.FloatVector' flags='1057'/>
            <method id='1166' holder='1151' name='fma' return='1151' arguments='1151 1151' flags='17' bytes='9'/>
            <call method='1166' count='38400' prof_factor='1' inline='1'/>
            <inline_fail reason='%s'/>
            """;

    @TempDir
    private Path folder;

    private JitLog log(String... tasks) throws IOException {
        return JitLog.read(Files.writeString(folder.resolve("jit.log"), String.join("", tasks)));
    }

    private static String task(int id, String method, String more, String body, String done) {
        return "<task compile_id='%d' method='%s (I)V' bytes='1130'%s count='1' stamp='3.1'>\n%s<task_done %s stamp='3.2'/>\n</task>\n"
                .formatted(id, method, more, body, done);
    }

    private static String tile(int id, String body) {
        return task(id, "synapt.kernel.ProductTiles product6x4", "", body, "success='1'");
    }

    @Test
    void aCallThatIsLeftIsAFault() throws IOException {
        JitLog log = log(tile(7, LEFT.formatted("disallowed by CompileCommand").repeat(2)));
        assertThat(log.faults())
                .containsExactly("synapt.kernel.ProductTiles.product6x4(I)V calls jdk.incubator.vector.FloatVector.fma:"
                        + " disallowed by CompileCommand");
        assertThat(log.vectorKernels()).isOne();
    }

    @Test
    void aCallThatNeverRanIsNone() throws IOException {
        assertThat(log(tile(7, LEFT.formatted("call site not reached"))).faults())
                .isEmpty();
    }

    @Test
    void aCallWithoutAProfileIsNone() throws IOException {
        String left = LEFT.formatted("too big").replace("count='38400'", "count='-1'");
        assertThat(log(tile(7, left)).faults()).isEmpty();
        assertThat(log(tile(7, left + LEFT.formatted("too big"))).faults()).hasSize(1);
    }

    @Test
    void whatWasCompiledLastCounts() throws IOException {
        String left = LEFT.formatted("already compiled into a big method");
        assertThat(log(tile(7, left), tile(9, "")).faults()).isEmpty();
        assertThat(log(tile(9, ""), tile(7, left)).faults()).isEmpty();
        assertThat(log(tile(9, left), tile(7, "")).faults()).hasSize(1);
    }

    @Test
    void loopsCountUntilTheirMethodIsCompiled() throws IOException {
        String loop = task(
                7,
                "synapt.kernel.ProductTiles product6x4",
                " osr_bci='181'",
                LEFT.formatted("virtual call"),
                "success='1'");
        assertThat(log(loop, tile(9, "")).faults()).isEmpty();
        assertThat(log(loop, tile(5, "")).faults()).hasSize(1);
        assertThat(log(loop).faults()).hasSize(1);
        assertThat(log(loop, tile(9, LEFT.formatted("too big"))).faults()).hasSize(1);
    }

    @Test
    void aKernelThatIsGivenUpIsAFault() throws IOException {
        String method = "synapt.kernel.ProductTiles product6x4";
        assertThat(log(task(7, method, " osr_bci='181'", "<failure reason='out of nodes' phase='x'/>\n", "success='0'"))
                        .faults())
                .containsExactly(
                        "synapt.kernel.ProductTiles.product6x4(I)V from bytecode 181 was not compiled: out of nodes");
        assertThat(log(task(7, method, "", "<failure reason='stale task'/>\n", "success='0'"))
                        .faults())
                .isEmpty();
    }

    @Test
    void otherCodeAndOtherLevelsDoNotCount() throws IOException {
        String left = LEFT.formatted("too big");
        JitLog log = log(
                task(7, "synapt.kernel.ProductTiles product6x4", " level='3'", left, "success='1'"),
                task(8, "java.lang.String hashCode", "", left, "success='1'"));
        assertThat(log.faults()).isEmpty();
        assertThat(log.vectorKernels()).isZero();
    }
}
