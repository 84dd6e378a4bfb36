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
    private long step;

    void passBegun() {
        serial++;
        stage = Stage.FORWARD;
    }

    long serial() {
        return serial;
    }

    long step() {
        return step;
    }

    void requireLatest(boolean sameRun, long passSerial) {
        if (!sameRun) {
            throw new StalePassException("this pass is of another training run; use the run whose forwardTrain returned it");
        }
        if (passSerial != serial) {
            throw new StalePassException("this pass is stale: forwardTrain or trainStep was called again after it");
        }
        if (stage != Stage.FORWARD && stage != Stage.LOSS) {
            throw new StalePassException("this pass was used up by backward; call forwardTrain again");
        }
    }

    void lossTaken() {
        stage = Stage.LOSS;
    }

    void requireLoss(boolean sameRun, long passSerial) {
        requireLatest(sameRun, passSerial);
        if (stage != Stage.LOSS) {
            throw new StalePassException("this loss is stale: take the loss of the latest pass");
        }
    }

    void backwardDone() {
        stage = Stage.BACKWARD;
    }

    void requireGradients() {
        if (stage != Stage.BACKWARD) {
            throw new StalePassException("there are no new gradients; call backward before update");
        }
    }

    void updated() {
        step++;
        stage = Stage.IDLE;
    }
}
