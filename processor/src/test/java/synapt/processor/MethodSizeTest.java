package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synapt.Backend;
import synapt.train.Sgd;

/** HotSpot compiles no method of more than 8000 bytes (its HugeMethodLimit): such a pass would be interpreted for ever. */
class MethodSizeTest {

    private static final int LIMIT = 8000;

    static Stream<String> networks() {
        return Compiled.names().stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void isBelowTheLimit(String name) throws IOException {
        assertThat(tooLong(Compiled.of(name))).isEmpty();
    }

    /** 300 layers with activations, some with normalisation or noise. */
    @Test
    void isBelowTheLimitForManyLayers() throws IOException {
        Compiled deep = Compiled.ofSource("Deep", deep(300));
        assertThat(tooLong(deep)).isEmpty();

        Net net = deep.create(1, Backend.threads(1));
        float[] inputs = Examples.floats(1, 2 * net.features());
        float loss = net.training(Sgd.of(1e-3), 2, 0).trainStep(inputs, net.targets(1, 2));
        assertThat(loss).isFinite();
        assertThat(net.forwardMc(inputs, 1, 0).values()).hasSize(2 * net.outputs());
    }

    private static String deep(int layers) {
        StringBuilder s = new StringBuilder("""
                import static synapt.annotation.ActivationFunction.*;
                import synapt.annotation.*;
                import synapt.layer.*;

                @Allow("dropout/elements")
                @Network(input = {2, 3, 3})
                public interface Deep {
                """);
        for (int i = 0; i < layers; i++) {
            String facets = i % 10 == 5 ? "@BatchNorm " : i % 10 == 7 ? "@Dropout(p = 0.1) " : "";
            String layer = i < layers / 2
                    ? "@Layer(out = 2, kernel = 3, padding = 1) %s%s Conv2d"
                    : "@Layer(out = 2) %s%s Linear";
            String activation = i % 3 == 0 ? "@Activation(RELU)" : "@Activation(TANH)";
            s.append(i == layers / 2 ? "    @Layer Flatten flat();\n" : "")
                    .append("    ")
                    .append(layer.formatted(facets, activation))
                    .append(" layer")
                    .append(i)
                    .append("();\n");
        }
        return s.append("    @Layer(out = 2) Linear last();\n}\n").toString();
    }

    /** Initialisers run once, interpreted or not, so they are left out; javac keeps them below 64 KiB. */
    private static Map<String, Integer> tooLong(Compiled network) throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(network.classes())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                var type = ClassFile.of().parse(file);
                for (MethodModel m : type.methods()) {
                    int length = m.findAttribute(java.lang.classfile.Attributes.code())
                            .map(CodeAttribute::codeLength)
                            .orElse(0);
                    sizes.merge(
                            type.thisClass().name().stringValue() + "."
                                    + m.methodName().stringValue(),
                            length,
                            Math::max);
                }
            }
        }
        assertThat(sizes).isNotEmpty();
        return sizes.entrySet().stream()
                .filter(e -> e.getValue() >= LIMIT && !e.getKey().contains("<"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
