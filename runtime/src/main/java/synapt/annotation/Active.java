package synapt.annotation;

/**
 * In which passes a custom layer takes part.
 */
public enum Active {
    /** In training, Monte Carlo and evaluation passes. */
    ALWAYS,
    /** In training and Monte Carlo passes; evaluation has no trace of it. */
    TRAIN_AND_MC
}
