package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synapt.processor.Compiled.Compiler;

/** Blocks of other compilations, and what their methods return. */
class BlocksTest {

    private static final String BLOCKS = """
            package parts;

            import static synapt.annotation.ActivationFunction.RELU;

            import java.util.List;
            import synapt.annotation.*;
            import synapt.layer.*;

            @Block(params = {"width", "depth"})
            public interface Tower {
                @Layer(with = "out = width") @Activation(RELU) Linear zulu();
                @Layer(with = "width = width + 1, repeat = depth") List<Floor> floors();
                @Layer(with = "out = width/2") Linear alpha();

                @Block(params = "width")
                interface Floor {
                    @Layer(from = "input", with = "out = width") @BatchNorm(name = "bn") Linear mike();
                    @Dropout(p = 0.5) Relu drop();
                }
            }
            """;
    private static final String NETWORK = """
            import parts.Tower;
            import synapt.annotation.*;
            import synapt.layer.*;

            @Network(input = 6)
            public interface Far {
                @Layer(with = "width = %s, depth = 2") Tower tower();
                @Layer(out = 3) Linear last();

                static String look(int seed) {
                    CompiledFar net = CompiledFar.create(seed);
                    Tower.Floor second = net.tower().floors().get(1);
                    return second.mike().path() + " " + second.mike().weight().length + " " + second.mike().bias().length
                            + ", " + second.drop() + ", " + net.tower().floors().size();
                }
            }
            """;

    @Test
    void comeFromOtherCompilationsAsFromThisOne() {
        Compiler blocks = compiledBlocks();
        Compiler apart = new Compiler().options("-cp", path(blocks)).compile("Far", NETWORK.formatted(4));
        Compiler together = new Compiler().compile(Map.of("Tower", BLOCKS, "Far", NETWORK.formatted(4)));

        assertThat(apart.messages()).isEmpty();
        assertThat(together.messages()).isEmpty();
        assertThat(apart.generated("CompiledFar"))
                .isEqualTo(together.generated("CompiledFar"))
                .containsSubsequence(
                        "\"tower.zulu.weight\"",
                        "\"tower.floors.0.mike.weight\"",
                        "\"tower.floors.0.bn.running_var\"",
                        "\"tower.floors.1.mike.weight\"",
                        "\"tower.alpha.bias\"")
                .contains("Streams.id(\"tower.floors.1.drop\")");
    }

    @Test
    void areWhatTheirMethodsReturn() throws ReflectiveOperationException {
        Compiler together = new Compiler().compile(Map.of("Tower", BLOCKS, "Far", NETWORK.formatted(4)));

        assertThat(together.load("Far").getMethod("look", int.class).invoke(null, 1))
                .isEqualTo("tower.floors.1.mike 25 5, Relu tower.floors.1.drop, 2");
    }

    @Test
    void mistakesInOtherCompilationsAreSaidAtTheUse() {
        Compiler apart = new Compiler().options("-cp", path(compiledBlocks())).compile("Far", NETWORK.formatted(3));

        assertThat(apart.messages()).containsExactly("""
                7: [with/value] tower.alpha: out = 1.5 is not a whole number; use other numbers
                      out = width/2
                      ^
                      in Tower(width = 3, depth = 2), used as tower by Far""");
    }

    /** Advice is silenced in the class file that it is about, or at the use; what is inherited is said at the network. */
    @Test
    void adviceOnOtherCompilations() {
        Compiler parts = new Compiler().options("-proc:none").compile("Parts", """
                package parts;

                import synapt.annotation.*;
                import synapt.layer.*;

                public interface Parts {
                    @Dropout(p = 0) Identity loud();

                    @Block
                    interface Quiet {
                        @Allow("dropout/useless") @Dropout(p = 0) Identity drop();
                    }

                    @Block
                    interface Idle {
                        @Dropout(p = 0) Identity drop();
                    }
                }
                """);
        Compiler net = new Compiler().options("-cp", path(parts)).compile("Uses", """
                import parts.Parts;
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = 4)
                public interface Uses extends Parts {
                    Parts.Quiet quiet();
                    @Allow("dropout/useless") Parts.Idle allowed();
                    @Layer(out = 3) Linear fc();
                }
                """);

        assertThat(net.messages()).containsExactly("""
                6: [dropout/useless] loud: p = 0 drops nothing; remove the dropout, or declare it adjustable if it is to change
                      inherited by Uses""");
    }

    /** Class files keep methods in the order of the source, and annotations that are not for the running program. */
    private static Compiler compiledBlocks() {
        Compiler blocks = new Compiler().options("-proc:none").compile("Tower", BLOCKS);
        assertThat(blocks.messages()).isEmpty();
        return blocks;
    }

    private static String path(Compiler compiler) {
        return String.join(
                File.pathSeparator, List.of(compiler.classes().toString(), System.getProperty("java.class.path")));
    }
}
