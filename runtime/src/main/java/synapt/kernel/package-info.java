/**
 * The kernels that compiled networks call, behind one interface with a vector and a scalar implementation.
 *
 * <p><b>Layout.</b> A <em>cell</em> is {@value synapt.kernel.Kernels#LANES} numbers that lie together and are always worked on
 * together. In <em>block layout</em> the lanes of a cell are 16 examples: a tensor of shape C, H, W for {@code n} examples is
 * {@code [block][c][h][w][16 examples]}, with {@code ceil(n / 16)} blocks; the lanes of absent examples in the last block hold
 * whatever their zero inputs lead to. In <em>single layout</em> there is one example and the lanes are 16 channels:
 * {@code [ceil(C / 16)][h][w][16 channels]}; lanes past the last channel are unspecified.
 *
 * <p><b>Bits.</b> What an operation computes is fixed here, down to the last bit, and not by who computes it: a product is one
 * {@code fma} chain, its bias first and its taps ascending; a sum over the lanes of a cell is {@link synapt.kernel.Kernels the
 * halving tree}; sums over blocks go in block order. Nothing depends on threads, on the width of a vector, or on the JIT.
 */
@NullMarked
package synapt.kernel;

import org.jspecify.annotations.NullMarked;
