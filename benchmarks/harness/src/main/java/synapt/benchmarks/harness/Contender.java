package synapt.benchmarks.harness;

/**
 * One library's build of one network, with the data of {@link Model#data} already in the library's own form: only work
 * that every step needs anew is left to be timed. Used by one thread, which may use others.
 */
public interface Contender {
    /** Versions and settings that a reader of the figures has to know, in one line. */
    String description();

    /**
     * Does the workload's task once.
     *
     * @param which the batch, in 0..{@link Model#batches} - 1; for {@link Task#ONE} the example of the first batch
     * @return for {@link Task#TRAIN} the batch's mean loss before the update, for {@link Task#ONE} the class found; else any
     *         number of the result
     */
    float step(int which);

    /**
     * Answers a batch, dropout off; asked after {@link Task#TRAIN} alone.
     *
     * @param batch in 0..{@link Model#batches} - 1
     * @return how many of its examples are answered rightly
     */
    int correct(int batch);
}
