package synapt.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of something at work: named tensors, and notes beside them. In a file it is {@linkplain Safetensors safetensors} with the
 * notes as metadata, of which two are its own: {@code synapt.checkpoint}, the version, and {@code sha256}, over everything else.
 */
public final class Checkpoint {

    private static final String VERSION_KEY = "synapt.checkpoint";
    private static final String VERSION = "1";
    private static final String DIGEST_KEY = "sha256";

    private final String source;
    private final SortedMap<String, Tensor> tensors;
    private final SortedMap<String, String> notes;

    private Checkpoint(String source, SortedMap<String, Tensor> tensors, SortedMap<String, String> notes) {
        this.source = source;
        this.tensors = tensors;
        this.notes = notes;
    }

    /** Collects what goes into a checkpoint. */
    public static final class Builder {

        private final SortedMap<String, Tensor> tensors = new TreeMap<>();
        private final SortedMap<String, String> notes = new TreeMap<>();

        /** With nothing in it. */
        public Builder() {}

        /** @throws IllegalStateException if there is a tensor of that name already */
        public Builder add(Tensor tensor) {
            if (tensors.putIfAbsent(tensor.name(), tensor) != null) {
                throw new IllegalStateException("a checkpoint has two tensors " + Texts.quoted(tensor.name()));
            }
            return this;
        }

        /** @throws IllegalStateException if there is a note of that key already; so for all */
        public Builder note(String key, String value) {
            if (notes.putIfAbsent(key, value) != null) {
                throw new IllegalStateException("a checkpoint has two notes " + Texts.quoted(key));
            }
            return this;
        }

        public Builder note(String key, long value) {
            return note(key, Long.toString(value));
        }

        /** Every bit is kept but which NaN it is. */
        public Builder note(String key, double value) {
            return note(key, Double.toString(value));
        }

        public Checkpoint build() {
            return new Checkpoint("this checkpoint", new TreeMap<>(tensors), new TreeMap<>(notes));
        }
    }

    /**
     * Reads a file.
     *
     * @throws FileFormatException if it is damaged, no checkpoint, or one of a newer version
     * @throws IOException         if there is no such file, or it can't be read
     */
    public static Checkpoint read(Path path) throws IOException {
        Safetensors file = Safetensors.read(path);
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        file.tensors().forEach(t -> tensors.put(t.name(), t));
        SortedMap<String, String> notes = new TreeMap<>(file.metadata());
        String digest = notes.remove(DIGEST_KEY);
        String version = notes.get(VERSION_KEY);
        if (version == null || digest == null) {
            throw new FileFormatException(
                    file.file(),
                    "found tensors without the notes of a checkpoint, expected what a training run's save wrote;"
                            + " weights alone are for the network's load");
        }
        if (!version.equals(VERSION)) {
            throw new FileFormatException(
                    file.file(),
                    "found a checkpoint of version " + Texts.quoted(version) + ", expected " + VERSION
                            + "; take the release of Synapt that wrote it");
        }
        String found = digest(tensors, notes);
        if (!found.equals(digest)) {
            throw new FileFormatException(
                    file.file(),
                    "found content with the SHA-256 " + found + ", expected " + digest + ": the file is damaged");
        }
        notes.remove(VERSION_KEY);
        return new Checkpoint(file.file(), tensors, notes);
    }

    /**
     * Writes a file, as {@link AtomicFile} does: the old file stays until the new one is complete. The same state gives the same
     * bytes.
     *
     * @throws IOException if it can't be written; the old file is untouched then
     */
    public void write(Path path) throws IOException {
        SortedMap<String, String> all = new TreeMap<>(notes);
        all.put(VERSION_KEY, VERSION);
        all.put(DIGEST_KEY, digest(tensors, all));
        Safetensors.write(path, List.copyOf(tensors.values()), all);
    }

    private static String digest(SortedMap<String, Tensor> tensors, SortedMap<String, String> notes) {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256, but this one has not", e);
        }
        for (Map.Entry<String, String> note : notes.entrySet()) {
            add(sha, note.getKey());
            add(sha, note.getValue());
        }
        for (Tensor tensor : tensors.values()) {
            add(sha, tensor.toString());
            sha.update(tensor.data());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** With its length before it, so that two texts are not taken for two others. */
    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
    }

    /** The file that this was read from. */
    public String source() {
        return source;
    }

    /** The same, to add to. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.tensors.putAll(tensors);
        builder.notes.putAll(notes);
        return builder;
    }

    /** Whether there is a note. */
    public boolean has(String key) {
        return notes.containsKey(key);
    }

    /** @throws FileFormatException if there is no such note; so for all that are asked for */
    public String text(String key) throws FileFormatException {
        String value = notes.get(key);
        if (value == null) {
            throw fault("found no note " + Texts.quoted(key));
        }
        return value;
    }

    /** A note that is a whole number of at least 0. */
    public long count(String key) throws FileFormatException {
        long value = number(key);
        if (value < 0) {
            throw fault("found %s = %d, expected 0 or more".formatted(key, value));
        }
        return value;
    }

    /** A note that is a number of things in memory. */
    public int size(String key) throws FileFormatException {
        long value = count(key);
        if (value > Integer.MAX_VALUE) {
            throw fault("found %s = %d, expected at most %d".formatted(key, value, Integer.MAX_VALUE));
        }
        return (int) value;
    }

    /** A note that is a whole number. */
    public long number(String key) throws FileFormatException {
        String value = text(key);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw fault("found %s = %s, expected a whole number".formatted(key, Texts.quoted(value)));
        }
    }

    /** A note that is a number. */
    public double real(String key) throws FileFormatException {
        String value = text(key);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw fault("found %s = %s, expected a number".formatted(key, Texts.quoted(value)));
        }
    }

    /**
     * A tensor of some type and shape.
     *
     * @param shape -1 for any size
     * @throws FileFormatException if there is none, or it is another
     */
    public Tensor tensor(String name, DType dtype, int... shape) throws FileFormatException {
        Tensor tensor = tensors.get(name);
        if (tensor == null || tensor.dtype() != dtype || !fits(tensor.shape(), shape)) {
            throw fault("found %s, expected %s %s %s"
                    .formatted(
                            tensor == null ? "no tensor " + Texts.quoted(name) : tensor,
                            Texts.quoted(name),
                            dtype,
                            Arrays.toString(shape)));
        }
        return tensor;
    }

    private static boolean fits(int[] found, int[] expected) {
        boolean fits = found.length == expected.length;
        for (int i = 0; fits && i < found.length; i++) {
            fits = expected[i] == -1 || expected[i] == found[i];
        }
        return fits;
    }

    /** Something in it that can't be gone on from. */
    public FileFormatException fault(String reason) {
        return new FileFormatException(source, reason);
    }
}
