package synapt.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import synapt.io.SafetensorsHeader.Entry;

/** Reads a header's JSON and checks it against the bytes that follow. */
final class HeaderParser {

    private final byte[] bytes;
    private final JsonCursor json;
    private final long dataBytes;
    private final List<Entry> tensors = new ArrayList<>();
    private @Nullable Map<String, String> metadata;

    HeaderParser(String file, byte[] bytes, long dataBytes) {
        this.bytes = bytes;
        this.json = new JsonCursor(file, SafetensorsHeader.LENGTH_BYTES, bytes);
        this.dataBytes = dataBytes;
    }

    SafetensorsHeader parse() throws FileFormatException {
        if (bytes.length == 0 || bytes[0] != '{') {
            throw json.unexpected("the header to begin with '{'");
        }
        Set<String> names = new HashSet<>();
        for (boolean more = json.open('{', '}', "'{'"); more; more = json.more('}')) {
            int at = json.position();
            String name = json.key("a tensor's name in quotes");
            if (!names.add(name)) {
                throw json.fault(at, "found " + Texts.quoted(name) + " a second time, expected every name once");
            }
            if (name.equals(SafetensorsHeader.METADATA)) {
                metadata = readMetadata();
            } else {
                tensors.add(readEntry(at, name));
            }
            if (tensors.size() > SafetensorsHeader.MAX_TENSORS) {
                throw json.fault(
                        at, "found a tensor after " + SafetensorsHeader.MAX_TENSORS + ", expected at most that many");
            }
        }
        json.end();
        tensors.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        requireCovered();
        return new SafetensorsHeader(List.copyOf(tensors), metadata == null ? Map.of() : metadata);
    }

    private Map<String, String> readMetadata() throws FileFormatException {
        Map<String, String> map = new LinkedHashMap<>();
        for (boolean more = json.open('{', '}', "'{' after " + SafetensorsHeader.METADATA);
                more;
                more = json.more('}')) {
            int at = json.position();
            String key = json.key("a metadata key in quotes");
            String value = json.string("a metadata value in quotes");
            if (map.put(key, value) != null) {
                throw json.fault(
                        at, "found the metadata key " + Texts.quoted(key) + " a second time, expected it once");
            }
            if (map.size() > SafetensorsHeader.MAX_TENSORS) {
                throw json.fault(
                        at,
                        "found a metadata entry after " + SafetensorsHeader.MAX_TENSORS
                                + ", expected at most that many");
            }
        }
        return map;
    }

    private Entry readEntry(int at, String name) throws FileFormatException {
        String nameFault = Texts.nameFault(name);
        if (nameFault != null) {
            throw json.fault(at, nameFault);
        }
        DType dtype = null;
        int[] shape = null;
        long[] offsets = null;
        for (boolean more = json.open('{', '}', "'{' after a tensor's name"); more; more = json.more('}')) {
            int fieldAt = json.position();
            String field = json.key("\"dtype\", \"shape\" or \"data_offsets\"");
            boolean again = switch (field) {
                case "dtype" -> dtype != null;
                case "shape" -> shape != null;
                case "data_offsets" -> offsets != null;
                default ->
                    throw json.fault(
                            fieldAt,
                            "found the field " + Texts.quoted(field) + " in tensor " + Texts.quoted(name)
                                    + ", expected only dtype, shape and data_offsets");
            };
            if (again) {
                throw json.fault(
                        fieldAt,
                        "found the field \"" + field + "\" a second time in tensor " + Texts.quoted(name)
                                + ", expected it once");
            }
            switch (field) {
                case "dtype" -> dtype = readDtype(name);
                case "shape" -> shape = readShape(name);
                default -> offsets = readOffsets(name);
            }
        }
        if (dtype == null || shape == null || offsets == null) {
            throw json.fault(
                    at,
                    "found no " + (dtype == null ? "dtype" : shape == null ? "shape" : "data_offsets") + " in tensor "
                            + Texts.quoted(name) + ", expected dtype, shape and data_offsets");
        }
        Entry entry = new Entry(at, name, dtype, shape, offsets[0], offsets[1]);
        requireSize(entry);
        return entry;
    }

    private DType readDtype(String name) throws FileFormatException {
        int at = json.position();
        String found = json.string("a dtype in quotes");
        for (DType dtype : DType.values()) {
            if (dtype.name().equals(found)) {
                return dtype;
            }
        }
        throw json.fault(
                at,
                "found the dtype " + Texts.quoted(found) + " of tensor " + Texts.quoted(name) + ", expected one of "
                        + Arrays.toString(DType.values()));
    }

    private int[] readShape(String name) throws FileFormatException {
        int[] shape = new int[Tensor.MAX_RANK];
        int rank = 0;
        for (boolean more = json.open('[', ']', "'[' after \"shape\""); more; more = json.more(']')) {
            int at = json.position();
            long dimension = json.integer("a dimension");
            if (dimension > Integer.MAX_VALUE) {
                throw json.fault(
                        at,
                        "found the dimension " + dimension + " in tensor " + Texts.quoted(name) + ", expected at most "
                                + Integer.MAX_VALUE);
            }
            if (rank == shape.length) {
                throw json.fault(
                        at,
                        "found more than " + shape.length + " dimensions in tensor " + Texts.quoted(name)
                                + ", expected at most that many");
            }
            shape[rank++] = (int) dimension;
        }
        return Arrays.copyOf(shape, rank);
    }

    private long[] readOffsets(String name) throws FileFormatException {
        int at = json.position();
        long[] offsets = new long[2];
        int count = 0;
        for (boolean more = json.open('[', ']', "'[' after \"data_offsets\""); more; more = json.more(']')) {
            long offset = json.integer("an offset");
            if (count < offsets.length) {
                offsets[count] = offset;
            }
            count++;
        }
        if (count != offsets.length) {
            throw json.fault(
                    at, "found " + count + " data_offsets of tensor " + Texts.quoted(name) + ", expected [begin, end]");
        }
        if (offsets[0] > offsets[1] || offsets[1] > dataBytes) {
            throw json.fault(
                    at,
                    "found the data_offsets " + Arrays.toString(offsets) + " of tensor " + Texts.quoted(name)
                            + ", expected begin <= end <= " + dataBytes + ", the bytes after the header");
        }
        return offsets;
    }

    private void requireSize(Entry entry) throws FileFormatException {
        long bytes = entry.dtype().size();
        try {
            for (int dimension : entry.shape()) {
                bytes = Math.multiplyExact(bytes, dimension);
            }
        } catch (ArithmeticException e) {
            throw json.fault(
                    entry.at(),
                    "found the shape " + Arrays.toString(entry.shape()) + " of tensor " + Texts.quoted(entry.name())
                            + ", expected less than 2^63 bytes");
        }
        long stored = entry.end() - entry.begin();
        if (bytes != stored) {
            throw json.fault(
                    entry.at(),
                    "found %d bytes for tensor %s, expected %d: its shape is %s of %s"
                            .formatted(
                                    stored,
                                    Texts.quoted(entry.name()),
                                    bytes,
                                    Arrays.toString(entry.shape()),
                                    entry.dtype()));
        }
        if (bytes > SafetensorsHeader.MAX_TENSOR_BYTES) {
            throw json.fault(
                    entry.at(),
                    "found %d bytes for tensor %s, expected at most %d, what an array holds"
                            .formatted(bytes, Texts.quoted(entry.name()), SafetensorsHeader.MAX_TENSOR_BYTES));
        }
    }

    /** Sorted by place, the tensors follow each other without overlap or hole, from the first byte to the last. */
    private void requireCovered() throws FileFormatException {
        long covered = 0;
        for (Entry entry : tensors) {
            if (entry.begin() != covered) {
                throw json.fault(
                        entry.at(),
                        "found tensor %s at data byte %d, expected it at %d: %s"
                                .formatted(
                                        Texts.quoted(entry.name()),
                                        entry.begin(),
                                        covered,
                                        entry.begin() < covered
                                                ? "it overlaps the one before"
                                                : "there is a hole before it"));
            }
            covered = entry.end();
        }
        if (covered != dataBytes) {
            throw json.fault(
                    bytes.length + covered,
                    "found " + dataBytes + " bytes of data, expected " + covered + ", the end of the last tensor");
        }
    }
}
