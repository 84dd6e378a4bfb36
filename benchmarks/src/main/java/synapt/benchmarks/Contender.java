package synapt.benchmarks;

/**
 * One library's build of one network, with the data of {@link Model#data} already in the library's own form: only work
 * that every step needs anew is left to be timed. Used by one thread, which may use others.
 */
interface Contender {
    /** Versions and settings that a reader of the figures has to know, in one line. */
    String description();

    /**
     * Forward, loss, backward and update for one batch, dropout on.
     *
     * @param batch in 0..{@link Model#BATCHES} - 1
     * @return the batch's mean loss before the update
     */
    float trainStep(int batch);

    /**
     * Answers one image, dropout off.
     *
     * @param image in 0..{@code Model.BATCHES * model.batch() - 1}
     * @return the class found most likely
     */
    int predict(int image);
}
