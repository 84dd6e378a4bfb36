package synapt.kernel;

/** Losses of one output y and one target t each, as PyTorch defines them; d = y - t. */
public enum ElementLoss {
    /** |d|; derivative 0 at 0. */
    L1,
    /** d^2 / 2 if |d| &lt;= parameter, else parameter * (|d| - parameter / 2); Huber 1964. */
    HUBER,
    /** d^2 / (2 parameter) if |d| &lt; parameter, else |d| - parameter / 2; Girshick 2015. */
    SMOOTH_L1,
    /**
     * Binary cross entropy from a logit y, with positives weighted by w: (1 - t) y + (1 + (w - 1) t) (log(1 + exp(-|y|)) +
     * max(-y, 0)); derivative (1 + (w - 1) t) sigmoid(y) - w t.
     */
    BCE_WITH_LOGITS,
    /** The part of the divergence of Kullback and Leibler, t (log(t) - y) for t &gt; 0, else 0; y is a logarithm. */
    KL_DIV
}
