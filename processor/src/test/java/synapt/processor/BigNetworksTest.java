package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.processor.emit.NetworkWriter;
import synapt.processor.emit.Room;
import synapt.train.Sgd;

/** Networks that take more than one class file has room for. */
class BigNetworksTest {

    /** Bytes that the initialisers of a class file can have, and constants. */
    private static final int LIMIT = 65_535;

    /** HotSpot's limit for a method. */
    private static final int LONGEST_METHOD = 8000;

    /** So little that a network of a few layers is split everywhere. */
    private static final Room TINY = new Room(60, 300, 120);

    static Stream<String> networks() {
        return Compiled.names().stream().filter(n -> !n.equals("LeNet5"));
    }

    /** All kinds of layers are among them. */
    @ParameterizedTest
    @MethodSource("networks")
    void splitsGiveTheSameBits(String name) {
        Compiled whole = Compiled.of(name);
        Compiled split = Compiled.ofSource(name, Compiled.declared(name), split());
        assertThat(split.generated()).contains("class Passes1 ", "class Tensors1 ", "class Buffers1 ");
        assertThat(TrainedDigest.of(split.create(42, Backend.threads(2))))
                .isEqualTo(TrainedDigest.of(whole.create(42, Backend.threads(1))));
    }

    private static NetworkProcessor split() {
        return new NetworkProcessor(model -> NetworkWriter.write(model, NetworkProcessor.VERSION, TINY));
    }

    @Test
    void thousandLayersWork() throws IOException {
        Compiled big = Compiled.ofSource("Big", thousand("Big", 1000));
        for (ClassModel type : classes(big)) {
            String name = type.thisClass().name().stringValue();
            assertThat(type.constantPool().size()).as(name).isLessThan(LIMIT * 3 / 4);
            for (MethodModel m : type.methods()) {
                boolean initialises = m.methodName().stringValue().startsWith("<");
                assertThat(length(m))
                        .as("%s.%s", name, m.methodName())
                        .isLessThan(initialises ? LIMIT / 2 : LONGEST_METHOD);
            }
        }

        Net one = big.create(1, Backend.threads(1));
        Net three = big.create(1, Backend.threads(3));
        int features = one.features();
        float[] inputs = Examples.floats(1, 18 * features);
        for (Net net : List.of(one, three)) {
            TrainingRun<Object, Object, ?> run = net.training(Sgd.of(1e-3), 18, 0);
            assertThat(run.trainStep(inputs, net.targets(1, 18))).isFinite();
        }
        assertThat(three.digest()).isEqualTo(one.digest());
        assertThat(one.digest()).isNotEqualTo(big.create(1, Backend.threads(1)).digest());
        float[] all = one.forwardEval(inputs).values();
        int outputs = all.length / 18;
        float[] last = Arrays.copyOfRange(inputs, 17 * features, 18 * features);
        assertThat(one.forwardEval(last).values()).isEqualTo(Arrays.copyOfRange(all, 17 * outputs, 18 * outputs));
    }

    /** Twice as many layers make twice as much text. */
    @Test
    void textGrowsLinearly() {
        int[] lengths = Stream.of(40, 80, 160)
                .mapToInt(n -> new Compiled.Compiler()
                        .options("-proc:only")
                        .compile("Big", thousand("Big", n))
                        .generated("CompiledBig")
                        .length())
                .toArray();
        double first = lengths[1] - lengths[0];
        double second = lengths[2] - lengths[1];
        assertThat(second / first).isBetween(1.9, 2.1);
    }

    /** A quarter each of convolutions with all that can follow them, of a residual chain, of a block, and of plain layers. */
    private static String thousand(String name, int layers) {
        int quarter = layers / 4;
        StringBuilder s = new StringBuilder("""
                import static synapt.annotation.ActivationFunction.*;
                import java.util.List;
                import synapt.annotation.*;
                import synapt.layer.*;

                @Allow({"dropout/elements", "dropout/before-norm"})
                @Network(input = {2, 3, 3})
                public interface %s {
                """.formatted(name));
        for (int i = 0; i < quarter; i++) {
            String dropout = i % 10 == 5 ? "@Dropout2d(p = 0.1) " : "";
            s.append("    @Layer(out = 2, kernel = 3, padding = 1) @BatchNorm @Activation(RELU) %sConv2d conv%d();%n"
                    .formatted(dropout, i));
        }
        s.append("    @Layer Flatten flat();\n    @Layer(out = 4) Linear sum0();\n");
        for (int i = 1; i <= quarter / 2; i++) {
            s.append("    @Layer(out = 4) @Activation(RELU) Linear branch%d();%n".formatted(i));
            s.append("    @Layer(from = {\"sum%d\", \"branch%d\"}) Add sum%d();%n".formatted(i - 1, i, i));
        }
        s.append("    @Layer(repeat = %d, with = \"width = 4\") List<Hidden> hidden();%n".formatted(quarter));
        for (int i = 0; i < quarter; i++) {
            s.append("    @Layer(out = 4) @Activation(TANH) Linear fc%d();%n".formatted(i));
        }
        return s.append("""
                    @Layer(out = 3) Linear last();

                    @Block(params = "width")
                    interface Hidden {
                        @Layer(with = "out = width") @Norm @Activation(RELU) Linear fc();
                    }
                }
                """).toString();
    }

    private static List<ClassModel> classes(Compiled network) throws IOException {
        List<ClassModel> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(network.classes())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                classes.add(ClassFile.of().parse(file));
            }
        }
        return classes;
    }

    private static int length(MethodModel m) {
        return m.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0);
    }
}
