package synapt.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import synapt.text.EditDistance;

/**
 * A safetensors file, read whole: named {@linkplain Tensor tensors} and metadata.
 *
 * <h2>The format</h2>
 * 8 bytes, little-endian: the header's length; the header, JSON in UTF-8, padded with spaces at its end; the tensors' bytes,
 * little-endian and row-major. The header maps each name to
 * <pre>{@code {"dtype": "F32", "shape": [6, 3, 5, 5], "data_offsets": [begin, end]}}</pre>
 * with offsets counted from the header's end. The key {@code __metadata__} maps strings to strings. See the format's own page at
 * <a href="https://github.com/huggingface/safetensors">github.com/huggingface/safetensors</a>.
 *
 * <h2>What is refused</h2>
 * Before memory is taken for any tensor, the whole header is checked against the file's size:
 * <ul>
 *   <li>The header has 2 to 100,000,000 bytes, all inside the file. It is one JSON object, beginning at its first byte; only
 *       spaces follow it. Names and keys are not repeated, at any level.
 *   <li>The tensors cover the bytes after the header: no overlap, no hole, no byte left. Each has as many bytes as its shape and
 *       dtype mean.
 * </ul>
 * Stricter than the format: the dtypes are those of {@link DType}; a tensor has the three fields above and no other; numbers are
 * plain digits; at most 100,000 tensors and as many metadata entries; names are 1 to 1024 bytes without control characters; at
 * most 64 dimensions, each below 2^31; a tensor has less than 2^31 - 8 bytes; strings hold no half surrogate pairs; metadata is
 * an object, not null.
 */
public final class Safetensors {

    private static final int CHUNK = 1 << 16;

    private final String file;
    private final Map<String, Tensor> tensors;
    private final Map<String, String> metadata;

    private Safetensors(String file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        this.file = file;
        this.tensors = Collections.unmodifiableMap(tensors);
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /**
     * Reads a file.
     *
     * @throws FileFormatException if it breaks one of the rules above
     * @throws IOException         if there is no such file, or it can't be read
     */
    public static Safetensors read(Path path) throws IOException {
        String file = path.toString();
        if (Files.isDirectory(path)) {
            throw new FileFormatException(file, "found a folder, expected a safetensors file");
        }
        if (Files.notExists(path)) {
            throw new NoSuchFileException(file, null, "there is no such file");
        }
        try (FileChannel channel = FileChannel.open(path);
                InputStream in = new BufferedInputStream(Channels.newInputStream(channel), CHUNK)) {
            long size = channel.size();
            int headerBytes = headerLength(file, in, size);
            long dataStart = SafetensorsHeader.LENGTH_BYTES + headerBytes;
            byte[] json = readBytes(file, in, headerBytes);
            SafetensorsHeader header = SafetensorsHeader.parse(file, json, size - dataStart);
            Map<String, Tensor> tensors =
                    LinkedHashMap.newLinkedHashMap(header.tensors().size());
            for (SafetensorsHeader.Entry entry : header.tensors()) {
                byte[] data = readBytes(file, in, entry.bytes());
                tensors.put(entry.name(), new Tensor(entry.name(), entry.dtype(), entry.shape(), data));
            }
            return new Safetensors(file, tensors, header.metadata());
        }
    }

    /**
     * Writes a file, as {@link AtomicFile} does: the old file stays until the new one is complete. The same tensors and metadata
     * give the same bytes. Data is in the given order, but types of 8 bytes come first and those of 1 byte last, so that
     * everything is aligned for readers that map the file. Metadata is sorted by key.
     *
     * @param metadata what to note beside the tensors, or an empty map
     * @throws IllegalArgumentException if two tensors have one name, or one has the name {@code __metadata__}, or there are more
     *                                  than 100,000 tensors or metadata entries, or the header exceeds 100 MB
     * @throws IOException              if the file can't be written
     */
    public static void write(Path path, List<Tensor> tensors, Map<String, String> metadata) throws IOException {
        List<Tensor> ordered = tensors.stream()
                .sorted(Comparator.comparingInt(
                                (Tensor tensor) -> tensor.dtype().size())
                        .reversed())
                .toList();
        byte[] header = HeaderWriter.header(ordered, metadata, SafetensorsHeader.MAX_BYTES);
        AtomicFile.write(path, out -> {
            out.write(header);
            for (Tensor tensor : ordered) {
                out.write(tensor.data());
            }
        });
    }

    /** The path this was read from. */
    public String file() {
        return file;
    }

    /** The tensors' names, in the order of their data. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** The tensors, in the order of their data. */
    public Collection<Tensor> tensors() {
        return tensors.values();
    }

    /** What the file notes beside the tensors; empty if nothing. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** @throws IllegalArgumentException if there is no tensor of that name; {@link #names()} tells */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(file + ": there is no tensor " + Texts.quoted(name)
                    + EditDistance.closest(name, names())
                            .map(meant -> "; did you mean " + Texts.quoted(meant) + "?")
                            .orElse(" among its " + tensors.size()));
        }
        return tensor;
    }

    /**
     * Checks that the file holds these tensors and no others, each {@link DType#F32}. Only the {@code num_batches_tracked} that
     * PyTorch saves beside a {@code running_mean} may come along.
     *
     * @param expected shapes by name
     * @throws FileFormatException that lists what is missing, unexpected (with the name that may have been meant) and of another
     *                             shape or dtype, up to five of each
     */
    public void requireExactly(Map<String, int[]> expected) throws FileFormatException {
        TensorTable.requireExactly(this, expected);
    }

    private static int headerLength(String file, InputStream in, long size) throws IOException {
        if (size < SafetensorsHeader.LENGTH_BYTES) {
            throw new FileFormatException(
                    file, size, "found the file's end, expected 8 bytes with the header's length");
        }
        byte[] bytes = readBytes(file, in, SafetensorsHeader.LENGTH_BYTES);
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long rest = size - SafetensorsHeader.LENGTH_BYTES;
        if (length < 2 || length > SafetensorsHeader.MAX_BYTES) {
            throw new FileFormatException(
                    file,
                    0,
                    "found a header of %s bytes, expected 2 to %d: is this a safetensors file?"
                            .formatted(Long.toUnsignedString(length), SafetensorsHeader.MAX_BYTES));
        }
        if (length > rest) {
            throw new FileFormatException(
                    file,
                    0,
                    "found a header of " + length + " bytes, expected at most the " + rest
                            + " that follow: the file is cut short, or no safetensors file");
        }
        return (int) length;
    }

    /** Reads in pieces: a channel would take native memory for all that it is asked for. */
    private static byte[] readBytes(String file, InputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            int read = in.read(bytes, done, Math.min(CHUNK, count - done));
            if (read < 0) {
                throw new FileFormatException(
                        file,
                        "found the file's end, expected " + (count - done)
                                + " more bytes: it became shorter while it was read");
            }
            done += read;
        }
        return bytes;
    }
}
