package synapt.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A named array of numbers as a file holds it: row-major, immutable. What goes in and what comes out are copies.
 *
 * <p>Names are 1 to 1024 bytes in UTF-8, without control characters. A shape has 0 to 64 dimensions of 0 or more; {@code []} is
 * one value.
 */
public final class Tensor {

    static final int MAX_RANK = 64;

    private final String name;
    private final DType dtype;
    private final int[] shape;
    private final byte[] data;

    /** Checked by the caller; arrays are kept. */
    Tensor(String name, DType dtype, int[] shape, byte[] data) {
        this.name = name;
        this.dtype = dtype;
        this.shape = shape;
        this.data = data;
    }

    /**
     * {@link DType#F32}, every bit kept.
     *
     * @throws IllegalArgumentException if the name is not allowed or the shape does not mean as many values as there are; so
     *                                  for all types
     */
    public static Tensor of(String name, float[] values, int... shape) {
        ByteBuffer data = allocate(name, DType.F32, values.length, shape);
        data.asFloatBuffer().put(values);
        return new Tensor(name, DType.F32, shape.clone(), data.array());
    }

    /** {@link DType#F64}, every bit kept. */
    public static Tensor of(String name, double[] values, int... shape) {
        ByteBuffer data = allocate(name, DType.F64, values.length, shape);
        data.asDoubleBuffer().put(values);
        return new Tensor(name, DType.F64, shape.clone(), data.array());
    }

    /** {@link DType#I64}. */
    public static Tensor of(String name, long[] values, int... shape) {
        ByteBuffer data = allocate(name, DType.I64, values.length, shape);
        data.asLongBuffer().put(values);
        return new Tensor(name, DType.I64, shape.clone(), data.array());
    }

    /** {@link DType#I32}. */
    public static Tensor of(String name, int[] values, int... shape) {
        ByteBuffer data = allocate(name, DType.I32, values.length, shape);
        data.asIntBuffer().put(values);
        return new Tensor(name, DType.I32, shape.clone(), data.array());
    }

    /** {@link DType#U8}. */
    public static Tensor of(String name, byte[] values, int... shape) {
        ByteBuffer data = allocate(name, DType.U8, values.length, shape);
        return new Tensor(name, DType.U8, shape.clone(), data.put(values).array());
    }

    /** {@link DType#BOOL}. */
    public static Tensor of(String name, boolean[] values, int... shape) {
        ByteBuffer data = allocate(name, DType.BOOL, values.length, shape);
        for (boolean value : values) {
            data.put((byte) (value ? 1 : 0));
        }
        return new Tensor(name, DType.BOOL, shape.clone(), data.array());
    }

    /** The name, such as {@code conv1.weight}. */
    public String name() {
        return name;
    }

    /** How the values are stored. */
    public DType dtype() {
        return dtype;
    }

    /** The dimensions, outermost first. */
    public int[] shape() {
        return shape.clone();
    }

    /** How many values there are. */
    public int size() {
        return data.length / dtype.size();
    }

    /** @throws IllegalStateException if this is not {@link DType#F32} */
    public float[] floats() {
        require(dtype == DType.F32, "floats() needs F32");
        float[] values = new float[size()];
        buffer().asFloatBuffer().get(values);
        return values;
    }

    /** @throws IllegalStateException if this is not {@link DType#F64} */
    public double[] doubles() {
        require(dtype == DType.F64, "doubles() needs F64");
        double[] values = new double[size()];
        buffer().asDoubleBuffer().get(values);
        return values;
    }

    /** @throws IllegalStateException if this is neither {@link DType#I64} nor {@link DType#I32} */
    public long[] longs() {
        require(dtype == DType.I64 || dtype == DType.I32, "longs() needs I64 or I32");
        long[] values = new long[size()];
        if (dtype == DType.I64) {
            buffer().asLongBuffer().get(values);
        } else {
            ByteBuffer buffer = buffer();
            Arrays.setAll(values, i -> buffer.getInt(i * Integer.BYTES));
        }
        return values;
    }

    /**
     * Unsigned: {@code b & 0xFF} is the value. A {@link DType#BOOL}'s are 0 for false, else true.
     *
     * @throws IllegalStateException if this is neither {@link DType#U8} nor {@link DType#BOOL}
     */
    public byte[] bytes() {
        require(dtype == DType.U8 || dtype == DType.BOOL, "bytes() needs U8 or BOOL");
        return data.clone();
    }

    /** Such as {@code "conv1.weight" F32 [6, 3, 5, 5]}. */
    @Override
    public String toString() {
        return Texts.quoted(name) + " " + dtype + " " + Arrays.toString(shape);
    }

    /** The values as a file holds them; not a copy. */
    byte[] data() {
        return data;
    }

    boolean hasShape(int[] other) {
        return Arrays.equals(shape, other);
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void require(boolean fits, String need) {
        if (!fits) {
            throw new IllegalStateException(need + ", but the tensor is " + this);
        }
    }

    private static ByteBuffer allocate(String name, DType dtype, int values, int[] shape) {
        String fault = Texts.nameFault(name);
        if (fault != null) {
            throw new IllegalArgumentException("a tensor cannot be called so: " + fault);
        }
        if (shape.length > MAX_RANK || meant(shape) != values) {
            throw new IllegalArgumentException(
                    "tensor %s has %d values, which do not fill the shape %s (at most %d dimensions)"
                            .formatted(Texts.quoted(name), values, Arrays.toString(shape), MAX_RANK));
        }
        long bytes = (long) values * dtype.size();
        if (bytes > SafetensorsHeader.MAX_TENSOR_BYTES) {
            throw new IllegalArgumentException("tensor %s takes %d bytes, expected at most %d"
                    .formatted(Texts.quoted(name), bytes, SafetensorsHeader.MAX_TENSOR_BYTES));
        }
        return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many values a shape means; -1 if it is not one, or means more than an array holds. */
    private static long meant(int[] shape) {
        long values = 1;
        for (int dimension : shape) {
            values *= dimension;
            if (dimension < 0 || values > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return values;
    }
}
