package synapt.kernel;

/** @param numbers modified by {@link ProductKernels#pack} */
record PackedFloats(float[] numbers) implements Packed {}
