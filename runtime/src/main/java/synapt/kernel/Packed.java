package synapt.kernel;

/**
 * The weights of a product in the order in which its kernel reads them; made by {@link PackKernels#packed}.
 *
 * <p>On the heap, and an array: what is read a number at a time costs the JIT a fraction of what a segment's access costs, and its
 * limits bind the size of register tiles.
 */
public sealed interface Packed permits PackedFloats, PackedDoubles {}
