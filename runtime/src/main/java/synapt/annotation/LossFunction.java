package synapt.annotation;

/**
 * Losses, as PyTorch defines them, averaged over the batch.
 */
public enum LossFunction {
    /** Cross entropy from logits, with class numbers as labels. */
    CROSS_ENTROPY,
    /** Mean squared error, averaged over examples and features. */
    MSE,
    /** None: the training loop gives the gradient of the output itself. */
    NONE
}
