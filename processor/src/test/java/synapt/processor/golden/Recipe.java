package synapt.processor.golden;

import synapt.processor.live.LiveNetworks;
import synapt.processor.live.NetworkSource;

/**
 * How a case is run.
 *
 * @param source the network to write for it
 * @param check  runs it and compares
 */
record Recipe(NetworkSource source, Check check) {

    /** Runs a compiled network, and compares. */
    @FunctionalInterface
    interface Check {
        void run(LiveNetworks networks, Comparison comparison) throws Exception;
    }
}
