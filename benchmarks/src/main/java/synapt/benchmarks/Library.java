package synapt.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import synapt.Backend;
import synapt.train.Sgd;

/** Who is measured, and how a process for it has to be started so that it is at its best. */
public enum Library {
    SYNAPT {
        @Override
        Contender contender(Model model, int threads) {
            Backend backend = Backend.threads(threads);
            return switch (model) {
                case LENET5 -> {
                    CompiledLeNet5 net = CompiledLeNet5.create(SEED, backend);
                    yield new SynaptContender(
                            model, backend, net.training(Sgd.of(0.01).momentum(0.9), model.batch()), net.evaluator(1));
                }
            };
        }

        @Override
        List<String> jvmArguments() {
            return List.of();
        }

        @Override
        Map<String, String> environment(int threads) {
            return Map.of();
        }
    },

    /** libtorch through its JVM binding, with MKL. */
    LIBTORCH {
        @Override
        Contender contender(Model model, int threads) {
            Libtorch.start(threads);
            return switch (model) {
                case LENET5 -> new LibtorchContender(model, new LibtorchLeNet(), LibtorchLeNet.IMAGE, 0.01, 0.9);
            };
        }

        @Override
        List<String> jvmArguments() {
            return Libtorch.JVM_ARGUMENTS;
        }

        @Override
        Map<String, String> environment(int threads) throws IOException {
            return Libtorch.environment(threads);
        }
    };

    private static final long SEED = 42;

    /** Builds the network; called in the thread that will use it, once in a process. */
    abstract Contender contender(Model model, int threads);

    /** What the process needs beyond the flags that all get. */
    abstract List<String> jvmArguments();

    /** What the process needs beyond the environment of the one that starts it. */
    abstract Map<String, String> environment(int threads) throws IOException;

    /** @throws IllegalArgumentException if there is no library of that name */
    static Library named(String name) {
        return Arrays.stream(values())
                .filter(l -> l.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no library \"" + name + "\"; there are: "
                        + Arrays.stream(values()).map(Library::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
