package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.EvalResult;
import synapt.ParameterSpec;
import synapt.train.Sgd;

/** Attention to another sequence. */
class CrossAttentionTest {

    /** Attends to itself, which can be said in two ways. */
    private static Net ofOneSequence(String from) {
        return Compiled.ofSource("Model", """
                import synapt.annotation.*;
                import synapt.layer.*;

                @Network(input = {5, 4})
                public interface Model {
                    @Layer(out = 6) Linear each();
                    @Layer(from = %s) @Attention(heads = 2) MultiheadAttention attention();
                    MeanPositions mean();
                    @Layer(out = 3) Linear answer();
                }
                """.formatted(from)).create(3, Backend.threads(1));
    }

    @Test
    void toItselfIsSelfAttention() {
        Net self = ofOneSequence("\"each\"");
        Net cross = ofOneSequence("{\"each\", \"each\"}");
        float[] inputs = Examples.floats(5, 19 * 20);
        assertThat(cross.forwardEval(inputs).values())
                .containsExactly(self.forwardEval(inputs).values());
        String start = cross.digest();
        var one = self.training(Sgd.of(0.1), 19, 8);
        var other = cross.training(Sgd.of(0.1), 19, 8);
        for (int step = 0; step < 3; step++) {
            one.trainStep(inputs, Examples.labels(6, 19, 3));
            other.trainStep(inputs, Examples.labels(6, 19, 3));
        }
        for (ParameterSpec spec : self.parameters().table().specs()) {
            assertThat(cross.parameters().get(spec.name()))
                    .containsExactly(self.parameters().get(spec.name()), within(1e-5f));
        }
        assertThat(cross.digest()).isNotEqualTo(start);
    }

    /** Reads a text and what it is about, both filled up. */
    private static MultiNet ofTwoSequences(int rows) {
        return MultiNet.of(Compiled.ofSource("Translator", """
                        import synapt.annotation.*;
                        import synapt.layer.*;

                        @Network
                        public interface Translator {
                            @Input(shape = 3, tokens = 9, padding = 0) InputLayer said();
                            @Input(shape = %d, tokens = 7, padding = 6) InputLayer source();
                            @Layer(from = "source", out = 6) Embedding memory();
                            @Layer(from = "said", out = 6) Embedding each();
                            @Layer(from = {"each", "memory"}) @Attention(heads = 2) MultiheadAttention attention();
                            @Layer(from = {"each", "attention"}) @Norm Add sum();
                            MeanPositions mean();
                            @Layer(out = 3) Linear answer();
                        }
                        """.formatted(rows)), 3, Backend.threads(2));
    }

    private static int[] source(int row) {
        Random random = new Random(5);
        int[] ids = new int[19 * row];
        for (int e = 0; e < 19; e++) {
            int length = 1 + random.nextInt(4);
            for (int p = 0; p < row; p++) {
                ids[e * row + p] = p < length ? random.nextInt(6) : 6;
            }
        }
        return ids;
    }

    @Test
    void paddingOfTheMemoryIsNotSeen() {
        MultiNet few = ofTwoSequences(4);
        MultiNet much = ofTwoSequences(9);
        String start = few.digest();
        int[] said = new Random(7).ints(19 * 3, 1, 9).toArray();
        for (int e = 0; e < 19; e += 2) {
            said[3 * e + 2] = 0;
        }
        int[] labels = Examples.labels(6, 19, 3);
        assertThat(values(much, said, source(9))).containsExactly(values(few, said, source(4)));
        var one = few.training(Sgd.of(0.1), 19, 8);
        var other = much.training(Sgd.of(0.1), 19, 8);
        for (int step = 0; step < 3; step++) {
            assertThat(other.trainStep(said, source(9), labels)).isEqualTo(one.trainStep(said, source(4), labels));
        }
        assertThat(much.digest()).isEqualTo(few.digest()).isNotEqualTo(start);
    }

    private static float[] values(MultiNet net, int[] said, int[] source) {
        return ((EvalResult) net.forward("forwardEval", "answer", said, source)).values();
    }
}
