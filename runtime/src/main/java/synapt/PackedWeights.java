package synapt;

/** A copy of the weights as evaluation reads them: packed for the kernels, batch normalisation folded in. Generated classes extend it. */
public abstract class PackedWeights {

    private long version;
    private int readers;

    /** Fills the copy from the parameters; nothing changes them meanwhile. */
    protected abstract void pack();

    /** Brings the copy up to date, if it is not. */
    final void refresh(Parameters parameters) {
        if (version == parameters.version()) {
            return;
        }
        long stamp = parameters.beginRead();
        try {
            pack();
            version = parameters.version();
        } finally {
            parameters.endRead(stamp);
        }
    }

    final long version() {
        return version;
    }

    final int addReaders(int n) {
        readers += n;
        return readers;
    }
}
