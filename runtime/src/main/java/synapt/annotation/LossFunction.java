package synapt.annotation;

/**
 * Losses, as PyTorch defines them; {@link Output} holds their parameters. Those with class numbers take them as {@code int[]}, the
 * others take {@code float[]}, [examples][features].
 */
public enum LossFunction {
    /** Cross entropy from logits, with class numbers. */
    CROSS_ENTROPY,
    /** Cross entropy from logits, with a probability for each class. */
    SOFT_CROSS_ENTROPY,
    /** Negative log likelihood: from logarithms of probabilities (of a {@code LogSoftmax}), with class numbers. */
    NLL,
    /** Mean squared error. */
    MSE,
    /** Mean absolute error. */
    L1,
    /** d² / 2 where |d| is at most delta, else delta (|d| - delta / 2). */
    HUBER,
    /** d² / (2 beta) where |d| is less than beta, else |d| - beta / 2. */
    SMOOTH_L1,
    /** Binary cross entropy of each output by itself, from logits, with probabilities from 0 to 1. */
    BCE_WITH_LOGITS,
    /** The divergence of Kullback and Leibler, from logarithms of probabilities, with probabilities. */
    KL_DIV,
    /** None: the training loop gives the gradient of the output itself. */
    NONE
}
