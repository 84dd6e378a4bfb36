package synapt.benchmarks.harness;

import java.util.List;
import java.util.ServiceLoader;

/** A library, as the process that measures it finds it: the only one on its class path. */
public interface Contenders {
    /**
     * Builds the network; called in the thread that will use it, once in a process.
     *
     * @throws IllegalArgumentException if the library can't do this workload
     */
    Contender create(Workload workload, int threads);

    /** The library on this class path. */
    static Contenders find() {
        List<Contenders> all = ServiceLoader.load(Contenders.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (all.size() != 1) {
            throw new IllegalStateException("a process measures one library, but its class path has " + all);
        }
        return all.getFirst();
    }
}
