package synapt.io;

import java.util.List;
import java.util.Map;

/**
 * A safetensors file's header, checked in full against the bytes that follow it. The rules are listed at {@link Safetensors}.
 *
 * @param tensors  in the order of their data
 * @param metadata in the order of the header
 */
record SafetensorsHeader(List<Entry> tensors, Map<String, String> metadata) {

    static final int LENGTH_BYTES = 8;
    static final int MAX_BYTES = 100_000_000;
    static final int MAX_TENSORS = 100_000;
    static final String METADATA = "__metadata__";

    /** What an array of bytes holds in every JVM. */
    static final int MAX_TENSOR_BYTES = Integer.MAX_VALUE - 8;

    /**
     * A tensor in the file.
     *
     * @param at    where in the header it is named
     * @param begin of its bytes, counted from the header's end
     * @param end   of its bytes, exclusive
     */
    record Entry(int at, String name, DType dtype, int[] shape, long begin, long end) {

        int bytes() {
            return (int) (end - begin);
        }
    }

    /**
     * Reads and checks a header.
     *
     * @param file      for messages
     * @param json      the header, padding included
     * @param dataBytes how many bytes follow it in the file
     */
    static SafetensorsHeader parse(String file, byte[] json, long dataBytes) throws FileFormatException {
        return new HeaderParser(file, json, dataBytes).parse();
    }
}
