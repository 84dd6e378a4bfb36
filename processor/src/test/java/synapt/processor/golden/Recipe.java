package synapt.processor.golden;

import java.util.List;
import synapt.processor.live.LiveNetworks;
import synapt.processor.live.NetworkSource;

/**
 * How a case is run.
 *
 * @param sources the network to write for it, if it needs one
 * @param check   runs it and compares
 */
record Recipe(List<NetworkSource> sources, Check check) {

    Recipe(NetworkSource source, Check check) {
        this(List.of(source), check);
    }

    /** Runs a compiled network, and compares. */
    @FunctionalInterface
    interface Check {
        void run(LiveNetworks networks, Comparison comparison) throws Exception;
    }
}
