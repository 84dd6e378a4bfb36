package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import synapt.Backend;

/**
 * Working in the memory of the input changes nothing: layers that do nothing, but need memory of their own, set the others apart.
 * All start alike, as the default start of weights depends on what follows.
 */
class InPlaceTest {

    private static final List<String> FACETS =
            List.of("Relu", "Tanh", "Sigmoid", "Gelu", "Silu", "@Dropout(p = 0.5) Identity", "BatchNorm1d");

    private static final String NETWORK = """
            import synapt.annotation.*;
            import synapt.layer.*;

            @Network(input = 6)
            @Init(Initializer.XAVIER_UNIFORM)
            @Allow({"dropout/in-a-row", "dropout/before-norm", "activation/missing", "init/activation"})
            public interface Chain {
                @CustomLayer
                record Same() implements Elementwise {
                    @Override
                    public float forward(float x, Noise noise) {
                        return x;
                    }

                    @Override
                    public float backward(float x, float dy, Noise noise) {
                        return dy;
                    }
                }

                @Layer(out = 9) Linear fc0();
            %s    @Layer(out = 3) Linear last();
            }
            """;

    /** All pairs and triples of elementwise nodes, a few chains to a network. */
    @Test
    void buffersApartGiveTheSameGradients() {
        List<List<String>> triples = new ArrayList<>();
        for (String a : FACETS) {
            for (String b : FACETS) {
                for (String c : FACETS) {
                    triples.add(List.of(a, b, c));
                }
            }
        }
        int perNetwork = 50;
        for (int from = 0; from < triples.size(); from += perNetwork) {
            List<List<String>> some = triples.subList(from, Math.min(from + perNetwork, triples.size()));
            assertThat(trained(some, true)).as("one of %s", some).isEqualTo(trained(some, false));
        }
    }

    private static String trained(List<List<String>> triples, boolean apart) {
        StringBuilder layers = new StringBuilder();
        int n = 0;
        for (List<String> triple : triples) {
            for (String facet : triple) {
                n++;
                layers.append("    ").append(facet).append(" node").append(n).append("();\n");
                layers.append(apart ? "    Same same" + n + "();\n" : "");
            }
            layers.append("    @Layer(out = 9) Linear fc").append(n).append("();\n");
        }
        return TrainedDigest.of(
                Compiled.ofSource("Chain", NETWORK.formatted(layers)).create(1, Backend.threads(1)));
    }
}
