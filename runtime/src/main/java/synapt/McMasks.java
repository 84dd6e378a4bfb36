package synapt;

/** Whose masks a Monte Carlo pass draws. */
public enum McMasks {

    /** Each example has masks of its own in each sample, as in training. */
    OWN,

    /**
     * In each sample all examples have the same masks, those of the first: a sample is then one function, drawn from the
     * distribution of functions that dropout stands for, so that curves over inputs are smooth and differences between examples
     * are not noise. It takes a pass for each example.
     */
    SHARED
}
