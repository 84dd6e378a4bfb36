package synapt.annotation;

/** How the losses of a batch become one number. */
public enum Reduction {
    /**
     * The mean: over examples and features, or over examples where each has one class. With class weights or labels to ignore, it
     * divides by the sum of the weights of the examples that count.
     */
    MEAN,
    /** The sum. */
    SUM,
    /** The sum, divided by the number of examples: for {@link LossFunction#KL_DIV} the divergence's mathematical definition. */
    BATCH_MEAN
}
