package synapt.kernel;

/** @param numbers modified by {@link ProductKernels#pack} */
record PackedDoubles(double[] numbers) implements Packed {}
