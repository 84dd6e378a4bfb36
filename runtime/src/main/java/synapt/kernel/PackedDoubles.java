package synapt.kernel;

/** @param numbers modified by {@link PackKernels#pack} */
record PackedDoubles(double[] numbers) implements Packed {

    static final long ROOM = 0;

    PackedDoubles(double[] numbers, int parts) {
        this(numbers);
    }
}
