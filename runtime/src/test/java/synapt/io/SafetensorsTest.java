package synapt.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

    @TempDir
    Path folder;

    @Test
    void writes_the_bytes_that_the_format_prescribes() throws Exception {
        Path path = folder.resolve("w.safetensors");

        Safetensors.write(path, List.of(Tensor.of("a", new float[] {1, -2}, 2)), Map.of("by", "synapt"));

        String header = """
                {"__metadata__":{"by":"synapt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
        byte[] bytes = Files.readAllBytes(path);
        assertThat(header).hasSize(85);
        assertThat(Arrays.copyOf(bytes, 8)).containsExactly(88, 0, 0, 0, 0, 0, 0, 0);
        assertThat(new String(bytes, 8, 88, StandardCharsets.UTF_8)).isEqualTo(header + "   ");
        assertThat(Arrays.copyOfRange(bytes, 96, bytes.length)).containsExactly(0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0);
    }

    @Test
    void sorts_metadata() throws Exception {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("b", "2");
        metadata.put("a", "1");
        Path path = folder.resolve("w");

        Safetensors.write(path, List.of(), metadata);

        assertThat(Safetensors.read(path).metadata().keySet()).containsExactly("a", "b");
    }

    @Test
    void reads_back_every_type() throws Exception {
        float nan = Float.intBitsToFloat(0x7FC0_1234);
        Safetensors file = rewritten(
                Tensor.of("f", new float[] {nan, -0f, Float.MIN_VALUE, 1, 2, 3}, 2, 3),
                Tensor.of("d", new double[] {Math.PI}),
                Tensor.of("l", new long[] {Long.MIN_VALUE, 7}, 2),
                Tensor.of("i", new int[] {Integer.MIN_VALUE, 7}, 1, 2),
                Tensor.of("u", new byte[] {0, -1, 127}, 3),
                Tensor.of("b", new boolean[] {true, false}, 2));

        assertThat(Float.floatToRawIntBits(file.tensor("f").floats()[0])).isEqualTo(0x7FC0_1234);
        assertThat(file.tensor("f").floats()).containsExactly(nan, -0f, Float.MIN_VALUE, 1, 2, 3);
        assertThat(file.tensor("f").shape()).containsExactly(2, 3);
        assertThat(file.tensor("f").size()).isEqualTo(6);
        assertThat(file.tensor("d").doubles()).containsExactly(Math.PI);
        assertThat(file.tensor("d").shape()).isEmpty();
        assertThat(file.tensor("l").longs()).containsExactly(Long.MIN_VALUE, 7);
        assertThat(file.tensor("i").longs()).containsExactly(Integer.MIN_VALUE, 7);
        assertThat(file.tensor("i").dtype()).isEqualTo(DType.I32);
        assertThat(file.tensor("u").bytes()).containsExactly(0, -1, 127);
        assertThat(file.tensor("b").bytes()).containsExactly(1, 0);
    }

    @Test
    void orders_data_by_the_size_of_its_type_so_that_all_is_aligned() throws Exception {
        Safetensors file = rewritten(
                Tensor.of("u", new byte[] {1}, 1),
                Tensor.of("f2", new float[] {1}, 1),
                Tensor.of("f1", new float[] {1}, 1),
                Tensor.of("d", new double[] {1}, 1));

        assertThat(file.names()).containsExactly("d", "f2", "f1", "u");
    }

    @Test
    void accepts_empty_tensors_empty_files_and_tensors_out_of_order() throws Exception {
        assertThat(rewritten().names()).isEmpty();
        assertThat(rewritten(Tensor.of("none", new float[0], 3, 0))
                        .tensor("none")
                        .floats())
                .isEmpty();

        Path path = folder.resolve("order.safetensors");
        Files.write(
                path,
                RawFile.of(
                        "{" + RawFile.entry("b", "U8", "[2]", "[1,3]") + "," + RawFile.entry("e", "F32", "[0]", "[1,1]")
                                + "," + RawFile.entry("a", "U8", "[1]", "[0,1]") + "}  ",
                        3));
        Safetensors file = Safetensors.read(path);
        assertThat(file.names()).containsExactly("a", "e", "b");
        assertThat(file.tensor("b").bytes()).containsExactly(1, 2);
        assertThat(file.metadata()).isEmpty();
        assertThat(file.file()).isEqualTo(path.toString());
    }

    @Test
    void keeps_odd_names_and_metadata() throws Exception {
        Map<String, String> metadata = new HashMap<>();
        metadata.put("", "line\nbreak\ttab \"quote\" \\ \u0000 \u007f");
        metadata.put("Grüße \uD83D\uDE00", "");
        Path path = folder.resolve("odd.safetensors");

        Safetensors.write(path, List.of(Tensor.of("weight \"\\/ \uD83D\uDE00", new float[1], 1)), metadata);

        Safetensors file = Safetensors.read(path);
        assertThat(file.metadata()).isEqualTo(metadata);
        assertThat(file.names()).containsExactly("weight \"\\/ \uD83D\uDE00");
    }

    @Test
    void reads_what_it_wrote_and_writes_what_it_read() throws Exception {
        Random random = new Random(11);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        for (int round = 0; round < 100; round++) {
            List<Tensor> tensors = randomTensors(random);
            Safetensors.write(first, tensors, Map.of("round", "" + round, "a", "b"));

            Safetensors file = Safetensors.read(first);
            Safetensors.write(second, List.copyOf(file.tensors()), file.metadata());

            assertThat(second).hasSameBinaryContentAs(first);
            assertThat(file.tensors())
                    .map(Tensor::toString)
                    .containsExactlyInAnyOrderElementsOf(
                            tensors.stream().map(Tensor::toString).toList());
            tensors.forEach(
                    tensor -> assertThat(file.tensor(tensor.name()).data()).isEqualTo(tensor.data()));
        }
    }

    @Test
    void parses_every_header_it_writes() throws Exception {
        Random random = new Random(12);
        for (int round = 0; round < 10_000; round++) {
            List<Tensor> tensors = randomTensors(random);
            byte[] bytes = HeaderWriter.header(tensors, Map.of(), SafetensorsHeader.MAX_BYTES);
            long dataBytes =
                    tensors.stream().mapToLong(tensor -> tensor.data().length).sum();

            SafetensorsHeader header =
                    SafetensorsHeader.parse("f", Arrays.copyOfRange(bytes, 8, bytes.length), dataBytes);

            assertThat(bytes.length % 8).isZero();
            assertThat(header.tensors()).hasSameSizeAs(tensors);
        }
    }

    @Test
    void loads_a_hundred_thousand_tensors() throws Exception {
        Path path = folder.resolve("many");
        List<Tensor> tensors = IntStream.range(0, SafetensorsHeader.MAX_TENSORS)
                .mapToObj(i -> Tensor.of("layer" + i + ".weight", new float[] {i}, 1))
                .toList();
        Safetensors.write(path, tensors, Map.of());

        Safetensors file = Safetensors.read(path);

        assertThat(file.tensor("layer99999.weight").floats()).containsExactly(99_999);
    }

    @Test
    void says_which_tensor_has_another_type() throws Exception {
        Tensor doubles = Tensor.of("conv1.weight", new double[6], 2, 3);

        assertThatThrownBy(doubles::floats)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("floats() needs F32, but the tensor is \"conv1.weight\" F64 [2, 3]");
        assertThatThrownBy(doubles::longs)
                .hasMessage("longs() needs I64 or I32, but the tensor is \"conv1.weight\" F64 [2, 3]");
        assertThatThrownBy(doubles::bytes)
                .hasMessage("bytes() needs U8 or BOOL, but the tensor is \"conv1.weight\" F64 [2, 3]");
        assertThatThrownBy(() -> Tensor.of("f", new float[0], 0).doubles())
                .hasMessage("doubles() needs F64, but the tensor is \"f\" F32 [0]");
    }

    @Test
    void suggests_the_name_that_was_meant() throws Exception {
        Safetensors file =
                rewritten(Tensor.of("conv1.weight", new float[1], 1), Tensor.of("conv1.bias", new float[1], 1));

        assertThatThrownBy(() -> file.tensor("conv1.wieght"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file.file() + ": there is no tensor \"conv1.wieght\"; did you mean \"conv1.weight\"?");
        assertThatThrownBy(() -> file.tensor("x")).hasMessage(file.file() + ": there is no tensor \"x\" among its 2");
    }

    @Test
    void refuses_to_make_tensors_that_are_none() {
        assertThatThrownBy(() -> Tensor.of("a", new float[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor \"a\" has 5 values, which do not fill the shape [2, 3] (at most 64 dimensions)");
        assertThatThrownBy(() -> Tensor.of("a", new float[1], new int[65]))
                .hasMessageContaining("at most 64 dimensions");
        assertThatThrownBy(() -> Tensor.of("a", new float[1], -1, -1)).hasMessageContaining("shape [-1, -1]");
        assertThatThrownBy(() -> Tensor.of("a", new float[0], 1 << 31 - 1, 1 << 31 - 1, 4, 0))
                .hasMessageContaining("0 values");
        assertThatThrownBy(() -> Tensor.of("", new float[0], 0))
                .hasMessage("a tensor cannot be called so: found an empty name, expected 1 to 1024 bytes of UTF-8");
        assertThatThrownBy(() -> Tensor.of("a\n", new float[0], 0))
                .hasMessage(
                        "a tensor cannot be called so: found a control character in the name \"a\\u000a\", expected none");
        assertThatThrownBy(() -> Tensor.of("\uD83D", new float[0], 0)).hasMessageContaining("half a surrogate pair");
        assertThatThrownBy(() -> Tensor.of("ä".repeat(513), new float[0], 0))
                .hasMessageContaining("found a name of 1026 bytes");
    }

    @Test
    void refuses_to_write_what_it_could_not_read() {
        Path path = folder.resolve("w");
        Tensor a = Tensor.of("a", new float[1], 1);

        assertThatThrownBy(() -> Safetensors.write(path, List.of(a, a), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two tensors are called \"a\", expected every name once");
        assertThatThrownBy(() -> Safetensors.write(path, List.of(Tensor.of("__metadata__", new float[0], 0)), Map.of()))
                .hasMessage("a tensor is called __metadata__, which the format keeps for metadata; rename it");
        assertThatThrownBy(() -> Safetensors.write(path, List.of(a), Map.of("k", "\uDE00")))
                .hasMessage("the metadata entry \"k\" = \"\\ude00\" has half a surrogate pair, expected Unicode text");
        assertThat(HeaderWriter.header(List.of(a), Map.of("k", "x".repeat(18)), 96))
                .hasSize(8 + 96);
        assertThatThrownBy(() -> HeaderWriter.header(List.of(a), Map.of("k", "x".repeat(19)), 96))
                .hasMessage("the header takes 104 bytes, expected at most 96; shorten the metadata");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void lists_all_that_does_not_fit_a_table() throws Exception {
        Safetensors file = rewritten(
                Tensor.of("conv1.wieght", new float[6], 6),
                Tensor.of("optimizer.momentum", new float[1], 1),
                Tensor.of("fc.bias", new float[10], 10),
                Tensor.of("steps", new long[1]),
                Tensor.of("fc.weight", new float[20], 10, 2));
        Map<String, int[]> expected = new LinkedHashMap<>();
        expected.put("conv1.weight", new int[] {6});
        for (int i = 2; i < 9; i++) {
            expected.put("conv" + i + ".weight", new int[] {6, 6, 3, 3});
        }
        expected.put("fc.bias", new int[] {11});
        expected.put("steps", new int[0]);
        expected.put("fc.weight", new int[] {10, 2});

        assertThatThrownBy(() -> file.requireExactly(expected))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file.file() + """
                : found other tensors than the 11 expected
                  missing: "conv1.weight" F32 [6], "conv2.weight" F32 [6, 6, 3, 3], "conv3.weight" F32 [6, 6, 3, 3], \
                "conv4.weight" F32 [6, 6, 3, 3], "conv5.weight" F32 [6, 6, 3, 3], and 3 more
                  unexpected: "conv1.wieght" F32 [6] (did you mean "conv1.weight"?), "optimizer.momentum" F32 [1]
                  wrong: "steps" I64 [] instead of F32 [], "fc.bias" F32 [10] instead of F32 [11]""");

        rewritten(Tensor.of("a", new float[2], 2)).requireExactly(Map.of("a", new int[] {2}));
    }

    @Test
    void hands_out_copies() throws Exception {
        Tensor tensor = Tensor.of("a", new float[] {1, 2}, 2);
        tensor.floats()[0] = 9;
        tensor.shape()[0] = 9;

        assertThat(tensor.floats()).containsExactly(1, 2);
        assertThat(tensor.shape()).containsExactly(2);
    }

    private Safetensors rewritten(Tensor... tensors) throws Exception {
        Path path = folder.resolve("rewritten.safetensors");
        Safetensors.write(path, List.of(tensors), Map.of());
        return Safetensors.read(path);
    }

    private static List<Tensor> randomTensors(Random random) {
        List<Tensor> tensors = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int[] shape = random.ints(random.nextInt(4), 0, 4).toArray();
            int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            String name = "t" + i + (char) ('\u00a1' + random.nextInt(0xD000));
            tensors.add(
                    switch (random.nextInt(5)) {
                        case 0 -> Tensor.of(name, random.doubles(size).toArray(), shape);
                        case 1 -> Tensor.of(name, random.longs(size).toArray(), shape);
                        case 2 -> Tensor.of(name, random.ints(size).toArray(), shape);
                        case 3 -> {
                            byte[] bytes = new byte[size];
                            random.nextBytes(bytes);
                            yield Tensor.of(name, bytes, shape);
                        }
                        default -> {
                            float[] floats = new float[size];
                            for (int j = 0; j < size; j++) {
                                floats[j] = Float.intBitsToFloat(random.nextInt());
                            }
                            yield Tensor.of(name, floats, shape);
                        }
                    });
        }
        return tensors;
    }
}
