package synapt.processor.random;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import synapt.Backend;
import synapt.EvalResult;
import synapt.Loss;
import synapt.MultiTraining;
import synapt.Parameters;
import synapt.TrainPass;
import synapt.TrainingRun;
import synapt.train.Sgd;

/** A compiled network, called by name, as each has a class of its own. */
record Live(Network network, Object net) {

    static Live of(Network network, Class<?> type, Backend backend) {
        return new Live(network, call(type, null, "create", 1L, backend));
    }

    Parameters parameters() {
        return (Parameters) call("parameters");
    }

    private boolean isMulti() {
        return network.inputs().size() > 1 || network.outputs().size() > 1;
    }

    private Object call(String name, Object... args) {
        return call(net.getClass(), net, name, args);
    }

    /** Evaluation's outputs, [examples][elements]. */
    List<float[][]> evaluate(List<float[][]> inputs) {
        int examples = inputs.getFirst().length;
        Object all = call("forwardEval", given(inputs));
        return network.outputs().stream()
                .map(o -> all instanceof EvalResult r ? r : (EvalResult) call(all.getClass(), all, o.name()))
                .map(r -> rows(r.values(), examples))
                .toList();
    }

    private Object[] given(List<float[][]> inputs) {
        Object[] args = new Object[inputs.size()];
        Arrays.setAll(args, i -> {
            float[] flat = flat(inputs.get(i));
            return network.inputs().get(i).tokens() > 0 ? whole(flat) : flat;
        });
        return args;
    }

    private Object[] wanted(List<float[][]> targets) {
        Object[] args = new Object[targets.size()];
        Arrays.setAll(args, i -> {
            float[] flat = flat(targets.get(i));
            return network.outputs().get(i).loss() == Network.Loss.CROSS_ENTROPY ? whole(flat) : flat;
        });
        return args;
    }

    private static int[] whole(float[] numbers) {
        int[] whole = new int[numbers.length];
        Arrays.setAll(whole, i -> (int) numbers[i]);
        return whole;
    }

    static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int e = 0; e < rows.length; e++) {
            System.arraycopy(rows[e], 0, flat, e * rows[0].length, rows[0].length);
        }
        return flat;
    }

    static float[][] rows(float[] flat, int examples) {
        int n = flat.length / examples;
        float[][] rows = new float[examples][];
        Arrays.setAll(rows, e -> Arrays.copyOfRange(flat, e * n, (e + 1) * n));
        return rows;
    }

    Run train(double rate, int examples, long seed) {
        return new Run(call("training", Sgd.of(rate), examples, seed));
    }

    /** Its training. */
    final class Run {

        private final Object run;

        private Run(Object run) {
            this.run = run;
        }

        private Object call(String name, Object... args) {
            return Live.call(run.getClass(), run, name, args);
        }

        TrainPass<?> forward(List<float[][]> inputs) {
            return (TrainPass<?>) call("forwardTrain", given(inputs));
        }

        /** What a pass gave, for each output. */
        List<float[][]> outputs(TrainPass<?> pass) {
            return network.outputs().stream()
                    .map(o -> rows(isMulti() ? pass.output(o.name()) : pass.output(), pass.count()))
                    .toList();
        }

        Loss<?> loss(TrainPass<?> pass, List<float[][]> targets) {
            return (Loss<?>) call(
                    "loss",
                    Stream.concat(Stream.of(pass), Stream.of(wanted(targets))).toArray());
        }

        void backward(Loss<?> loss) {
            call("backward", loss);
        }

        void update() {
            call("update");
        }

        float step(List<float[][]> inputs, List<float[][]> targets) {
            return (float) call(
                    "trainStep",
                    Stream.concat(Stream.of(given(inputs)), Stream.of(wanted(targets)))
                            .toArray());
        }

        double[] gradient(String tensor) {
            return run instanceof TrainingRun<?, ?, ?> one
                    ? one.gradientOf(tensor)
                    : ((MultiTraining<?, ?>) run).gradientOf(tensor);
        }

        float[] inputGradient(String input) {
            return run instanceof TrainingRun<?, ?, ?> one
                    ? one.inputGradient()
                    : ((MultiTraining<?, ?>) run).inputGradient(input);
        }
    }

    /** Calls the method of that name that takes such arguments. */
    private static Object call(Class<?> type, Object target, String name, Object... args) {
        try {
            Method method = Arrays.stream(type.getMethods())
                    .filter(m -> m.getName().equals(name) && !m.isBridge() && takes(m, args))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " for " + Arrays.toString(args)));
            method.setAccessible(true);
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw new AssertionError(name + " failed: " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean takes(Method m, Object... args) {
        Class<?>[] types = m.getParameterTypes();
        if (types.length != args.length) {
            return false;
        }
        for (int i = 0; i < args.length; i++) {
            if (!types[i].isPrimitive() && !types[i].isInstance(args[i])) {
                return false;
            }
        }
        return true;
    }
}
