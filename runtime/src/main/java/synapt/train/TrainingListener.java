package synapt.train;

/** Follows a {@link Trainer}, on its thread; what it throws ends the run. */
public interface TrainingListener {

    /** Before an epoch's first step. */
    default void epochBegins(Progress progress) {}

    /** After a step. */
    default void stepDone(Progress progress) {}

    /** After an epoch's last step and its validation. Not called for an epoch that was stopped. */
    default void epochDone(EpochResult result) {}

    /** When training is over, however it ended: all epochs done, stopped, or by an exception. */
    default void trainingOver() {}

    /** Whether training is to stop here. Asked after each step and each epoch, when all listeners have been told. */
    default boolean wantsStop() {
        return false;
    }
}
