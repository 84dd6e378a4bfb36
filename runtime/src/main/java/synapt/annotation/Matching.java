package synapt.annotation;

/** How a shortcut gets from one shape to another (He et al. 2016, section 3.3). */
public enum Matching {

    /** Option B: a convolution with a kernel of 1 and without bias, or a linear layer without bias. */
    PROJECTION,

    /** Option A, without parameters: only every stride-th row and column is taken, and the new channels are zero. */
    PADDING
}
