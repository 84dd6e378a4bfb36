package synapt.io;

/** How the values of a {@link Tensor} are stored, always little-endian. The names are those of safetensors. */
public enum DType {
    /** IEEE 754 single precision. */
    F32(4),
    /** IEEE 754 double precision. */
    F64(8),
    /** Signed 64-bit integers. */
    I64(8),
    /** Signed 32-bit integers. */
    I32(4),
    /** Unsigned bytes. */
    U8(1),
    /** One byte each, 0 or 1. */
    BOOL(1);

    private final int size;

    DType(int size) {
        this.size = size;
    }

    /** Bytes of one value. */
    public int size() {
        return size;
    }
}
