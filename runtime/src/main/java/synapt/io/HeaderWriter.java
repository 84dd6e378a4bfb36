package synapt.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes the first bytes of a safetensors file: the header's length and the header. */
final class HeaderWriter {

    private static final int ALIGNMENT = 8;

    private final StringBuilder json = new StringBuilder("{");

    private HeaderWriter() {}

    /**
     * @param tensors  in the order of their data
     * @param maxBytes what the header may take
     */
    static byte[] header(List<Tensor> tensors, Map<String, String> metadata, int maxBytes) {
        requireWritable(tensors, metadata);
        HeaderWriter writer = new HeaderWriter();
        if (!metadata.isEmpty()) {
            writer.metadata(metadata);
        }
        long begin = 0;
        for (Tensor tensor : tensors) {
            writer.tensor(tensor, begin);
            begin += tensor.data().length;
        }
        byte[] header = writer.json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        int padded = Math.ceilDiv(header.length, ALIGNMENT) * ALIGNMENT;
        if (padded > maxBytes) {
            throw new IllegalArgumentException(
                    "the header takes %d bytes, expected at most %d; shorten the metadata".formatted(padded, maxBytes));
        }
        byte[] bytes = new byte[SafetensorsHeader.LENGTH_BYTES + padded];
        Arrays.fill(bytes, (byte) ' ');
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(header);
        return bytes;
    }

    private static void requireWritable(List<Tensor> tensors, Map<String, String> metadata) {
        if (tensors.size() > SafetensorsHeader.MAX_TENSORS || metadata.size() > SafetensorsHeader.MAX_TENSORS) {
            throw new IllegalArgumentException("there are %d tensors and %d metadata entries, expected at most %d each"
                    .formatted(tensors.size(), metadata.size(), SafetensorsHeader.MAX_TENSORS));
        }
        Set<String> names = new HashSet<>(Set.of(SafetensorsHeader.METADATA));
        for (Tensor tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new IllegalArgumentException(
                        tensor.name().equals(SafetensorsHeader.METADATA)
                                ? "a tensor is called " + SafetensorsHeader.METADATA
                                        + ", which the format keeps for metadata; rename it"
                                : "two tensors are called " + Texts.quoted(tensor.name())
                                        + ", expected every name once");
            }
        }
        metadata.forEach((key, value) -> {
            if (!Texts.isUnicode(key) || !Texts.isUnicode(value)) {
                throw new IllegalArgumentException(
                        "the metadata entry %s = %s has half a surrogate pair, expected Unicode text"
                                .formatted(Texts.quoted(key), Texts.quoted(value)));
            }
        });
    }

    private void metadata(Map<String, String> metadata) {
        string(SafetensorsHeader.METADATA);
        json.append(":{");
        // Sorted, as the order of most maps is not the same in every run.
        new TreeMap<>(metadata).forEach((key, value) -> {
            separate();
            string(key);
            json.append(':');
            string(value);
        });
        json.append('}');
    }

    private void tensor(Tensor tensor, long begin) {
        separate();
        string(tensor.name());
        json.append(":{\"dtype\":\"").append(tensor.dtype()).append("\",\"shape\":[");
        int[] shape = tensor.shape();
        for (int i = 0; i < shape.length; i++) {
            json.append(i == 0 ? "" : ",").append(shape[i]);
        }
        json.append("],\"data_offsets\":[")
                .append(begin)
                .append(',')
                .append(begin + tensor.data().length)
                .append("]}");
    }

    private void separate() {
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
    }

    private void string(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        json.append('"');
    }
}
