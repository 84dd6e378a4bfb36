package synapt;

/** Where a training run is in its step, so that a call out of order is refused by name. */
final class TrainScope {

    private enum Stage {
        IDLE,
        FORWARD,
        LOSS,
        BACKWARD
    }

    private Stage stage = Stage.IDLE;
    private long serial;
    private long lossSerial;
    private long step;
    private boolean hasGradients;

    void passBegun() {
        serial++;
        stage = Stage.FORWARD;
        hasGradients = false;
    }

    long serial() {
        return serial;
    }

    long step() {
        return step;
    }

    /** @param sameWeights whether they are still those of the pass */
    void requireUsable(boolean sameRun, long passSerial, boolean sameWeights) {
        requireLatest(sameRun, passSerial);
        if (!sameWeights) {
            throw new StalePassException(
                    "this pass is stale: the weights were changed after it, by another training run, load or set");
        }
    }

    void requireLatest(boolean sameRun, long passSerial) {
        if (!sameRun) {
            throw new StalePassException(
                    "this pass is of another training run; use the run whose forwardTrain returned it");
        }
        if (passSerial != serial) {
            throw new StalePassException("this pass is stale: forwardTrain or trainStep was called again after it");
        }
        if (stage != Stage.FORWARD && stage != Stage.LOSS) {
            throw new StalePassException("this pass was used up by backward; call forwardTrain again");
        }
    }

    /** Returns the number of the loss. */
    long lossTaken() {
        stage = Stage.LOSS;
        return ++lossSerial;
    }

    void requireLatestLoss(long lossNumber) {
        if (stage != Stage.LOSS || lossNumber != lossSerial) {
            throw new StalePassException("this loss is stale: loss was called again after it");
        }
    }

    void backwardDone() {
        stage = Stage.BACKWARD;
        hasGradients = true;
    }

    /** Of a backward pass apart: a fused step leaves nothing of one task for the next. */
    void requireBackward() {
        if (!hasGradients) {
            throw new StalePassException(
                    "there are no gradients of this kind; call backward before asking for them, trainStep does not keep them");
        }
    }

    void requireGradients() {
        if (stage != Stage.BACKWARD) {
            throw new StalePassException("there are no new gradients; call backward before update");
        }
    }

    /** Goes on after some steps; passes that are under way are stale. */
    void resume(long steps) {
        step = steps;
        serial++;
        stage = Stage.IDLE;
        hasGradients = false;
    }

    void updated() {
        step++;
        stage = Stage.IDLE;
    }
}
