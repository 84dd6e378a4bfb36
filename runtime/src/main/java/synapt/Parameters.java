package synapt;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;
import synapt.io.Safetensors;
import synapt.io.Tensor;
import synapt.kernel.Kernels;
import synapt.layer.ParameterAccess;

/**
 * The tensors of one network: what training changes and evaluation reads. Changes happen under a write lock and give the whole a
 * new version; who evaluates copies what it needs under the read lock, so it sees one version and never a mix.
 */
public final class Parameters implements ParameterAccess {

    private final ParameterTable table;
    private final Backend backend;
    private final Kernels kernels;
    private final MemorySegment segment;
    private final StampedLock lock = new StampedLock(); // takes no memory, unlike a read-write lock
    private volatile long version = 1;

    /** All zero; see {@link #initialise}. */
    public Parameters(ParameterTable table, Backend backend) {
        this.table = table;
        this.backend = backend;
        this.kernels = backend.firstKernels();
        this.segment = allocate(kernels, table.elements());
    }

    /** Native memory for some elements, zero, 64-byte aligned, freed when nothing refers to it any more. */
    static MemorySegment allocate(Kernels kernels, long elements) {
        return Arena.ofAuto().allocate(bytes(kernels, elements), 64);
    }

    /** What {@link #allocate} takes. */
    static long bytes(Kernels kernels, long elements) {
        return Math.max(elements, Kernels.LANES) * kernels.elementBytes();
    }

    /** A part of a segment, in elements. */
    static MemorySegment slice(Kernels kernels, MemorySegment segment, long offset, long elements) {
        return segment.asSlice(offset * kernels.elementBytes(), elements * kernels.elementBytes());
    }

    /** Gives every tensor its start values. */
    public void initialise(long seed) {
        long stamp = beginChange();
        try {
            for (ParameterSpec spec : table.specs()) {
                double[] values = spec.init().values(seed, spec.name(), spec.size());
                kernels.write(values, segment, table.offset(spec.name()), values.length);
            }
        } finally {
            endChange(stamp);
        }
    }

    public ParameterTable table() {
        return table;
    }

    public Backend backend() {
        return backend;
    }

    /** The numbers of one tensor where they lie, for generated code. */
    public MemorySegment tensor(String name) {
        return slice(kernels, segment, table.offset(name), table.spec(name).size());
    }

    @Override
    public float[] get(String name) {
        return floats(getDoubles(name));
    }

    @Override
    public void set(String name, float[] values) {
        setDoubles(name, doubles(values));
    }

    /** As {@link #get}, without rounding where the backend computes in double precision. */
    public double[] getDoubles(String name) {
        ParameterSpec spec = table.spec(name);
        long stamp = beginRead();
        try {
            return read(spec);
        } finally {
            endRead(stamp);
        }
    }

    /** As {@link #set}, without rounding where the backend computes in double precision. */
    public void setDoubles(String name, double[] values) {
        ParameterSpec spec = table.spec(name);
        if (values.length != spec.size()) {
            throw new IllegalArgumentException(
                    spec + " has " + spec.size() + " elements, but was given " + values.length);
        }
        replace(() -> kernels.write(values, segment, table.offset(name), values.length));
    }

    /**
     * Writes all tensors to a {@code .safetensors} file, by PyTorch's names and layouts: to a temporary file first, so that the
     * file is the old or the new one, whole.
     *
     * @throws IOException if it can't be written; the old file is untouched then
     */
    public void save(Path file) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        long stamp = beginRead(); // once, so that all tensors are of one version
        try {
            for (ParameterSpec spec : table.specs()) {
                tensors.add(Tensor.of(spec.name(), floats(read(spec)), spec.shape()));
            }
        } finally {
            endRead(stamp);
        }
        Safetensors.write(file, tensors, Map.of("format", "pt"));
    }

    /**
     * Reads all tensors from a {@code .safetensors} file.
     *
     * @throws IOException if it can't be read, or does not hold exactly this network's tensors; nothing is changed then
     */
    public void load(Path file) throws IOException {
        Safetensors source = Safetensors.read(file);
        Map<String, int[]> expected = new LinkedHashMap<>();
        table.specs().forEach(spec -> expected.put(spec.name(), spec.shape()));
        source.requireExactly(expected);
        replace(() -> {
            for (ParameterSpec spec : table.specs()) {
                double[] values = doubles(source.tensor(spec.name()).floats());
                kernels.write(values, segment, table.offset(spec.name()), values.length);
            }
        });
    }

    private double[] read(ParameterSpec spec) {
        double[] values = new double[spec.size()];
        kernels.read(segment, table.offset(spec.name()), values, values.length);
        return values;
    }

    static float[] floats(double[] doubles) {
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    /** The learnt tensors, one after another. */
    MemorySegment learnt() {
        return segment;
    }

    /** All tensors, the learnt ones first. */
    MemorySegment all() {
        return segment;
    }

    /** Runs a change under the write lock and gives the whole a new version. */
    void replace(Runnable change) {
        long stamp = beginChange();
        try {
            change.run();
        } finally {
            endChange(stamp);
        }
    }

    /** Waits until nobody reads, and keeps readers out until {@link #endChange}. */
    long beginChange() {
        return lock.writeLock();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only ever written under the write lock
    void endChange(long stamp) {
        version++;
        lock.unlockWrite(stamp);
    }

    long beginRead() {
        return lock.readLock();
    }

    void endRead(long stamp) {
        lock.unlockRead(stamp);
    }

    long version() {
        return version;
    }
}
