package synapt.processor;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import synapt.EvalResult;
import synapt.Evaluator;
import synapt.McMasks;
import synapt.McResult;
import synapt.MemoryForecast;
import synapt.ParameterSpec;
import synapt.Parameters;
import synapt.TrainingRun;
import synapt.data.Normalization;
import synapt.kernel.ClassCells;
import synapt.random.RateSchedule;
import synapt.train.Optimizer;
import synapt.train.Sgd;

/** A compiled network under test: its methods, called by name, as each has a class of its own. */
record Net(Object net) {

    Parameters parameters() {
        return (Parameters) call("parameters", new Class<?>[0]);
    }

    /** What users call; Y is checked by the generated code alone. */
    @SuppressWarnings("unchecked")
    TrainingRun<Object, Object, ?> training(Optimizer optimizer, int maxBatch, long seed) {
        return (TrainingRun<Object, Object, ?>)
                call("training", new Class<?>[] {Optimizer.class, int.class, long.class}, optimizer, maxBatch, seed);
    }

    MemoryForecast trainingMemory(Optimizer optimizer, int maxBatch) {
        return (MemoryForecast)
                call("trainingMemory", new Class<?>[] {Optimizer.class, int.class}, optimizer, maxBatch);
    }

    MemoryForecast evaluatorMemory(int maxBatch) {
        return (MemoryForecast) call("evaluatorMemory", new Class<?>[] {int.class}, maxBatch);
    }

    EvalResult forwardEval(float[] inputs) {
        return (EvalResult) call("forwardEval", new Class<?>[] {float[].class}, (Object) inputs);
    }

    EvalResult forwardEval(int[] tokens) {
        return (EvalResult) call("forwardEval", new Class<?>[] {int[].class}, (Object) tokens);
    }

    EvalResult forwardEval(MemorySegment inputs) {
        return (EvalResult) call("forwardEval", new Class<?>[] {MemorySegment.class}, inputs);
    }

    EvalResult forwardEval(byte[] inputs, Normalization normalization) {
        return (EvalResult)
                call("forwardEval", new Class<?>[] {byte[].class, Normalization.class}, inputs, normalization);
    }

    McResult forwardMc(float[] inputs, int samples, long seed) {
        return (McResult)
                call("forwardMc", new Class<?>[] {float[].class, int.class, long.class}, inputs, samples, seed);
    }

    McResult forwardMc(float[] inputs, int samples, long seed, McMasks masks) {
        return (McResult) call(
                "forwardMc",
                new Class<?>[] {float[].class, int.class, long.class, McMasks.class},
                inputs,
                samples,
                seed,
                masks);
    }

    boolean hasForwardMc() {
        return Arrays.stream(net.getClass().getMethods())
                .anyMatch(m -> m.getName().equals("forwardMc"));
    }

    int predict(float[] input) {
        return (int) call("predict", new Class<?>[] {float[].class}, (Object) input);
    }

    Evaluator evaluator(int maxBatch) {
        return (Evaluator) call("evaluator", new Class<?>[] {int.class}, maxBatch);
    }

    void save(Path file) {
        call("save", new Class<?>[] {Path.class}, file);
    }

    /** Targets for some examples, of the type that the network's loss takes. */
    Object targets(long seed, int examples) {
        if (targetType() == int[].class) {
            ClassCells of = classes();
            return Examples.labels(seed, examples * of.positions(), of.classes());
        }
        return Examples.floats(~seed, examples * outputs());
    }

    /** Where the loss looks for classes: a constant, which of a big network is in a class of its own. */
    private ClassCells classes() {
        return Stream.concat(
                        Stream.of(net.getClass()), Arrays.stream(net.getClass().getDeclaredClasses()))
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(f -> f.getType() == ClassCells.class)
                .map(Net::constant)
                .findFirst()
                .orElseThrow(() -> new AssertionError(net.getClass() + " does not compare classes"));
    }

    private static ClassCells constant(Field f) {
        try {
            f.setAccessible(true);
            return (ClassCells) f.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    Type targetType() {
        return ((ParameterizedType) nested("Training").getGenericSuperclass()).getActualTypeArguments()[1];
    }

    /** Numbers of one example's result. */
    int outputs() {
        return forwardEval(new float[features()]).features();
    }

    /** Numbers of one example. */
    int features() {
        return training(Sgd.of(0), 2, 0).inputFeatures();
    }

    private Class<?> nested(String name) {
        return Arrays.stream(net.getClass().getDeclaredClasses())
                .filter(c -> c.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Sets an adjustable rate. */
    void rate(String name, double p) {
        Object rates = call("rates", new Class<?>[0]);
        call(rates, name, new Class<?>[] {double.class}, p);
    }

    /** Lets a schedule decide on an adjustable rate. */
    void schedule(String name, RateSchedule schedule) {
        Object rates = call("rates", new Class<?>[0]);
        call(rates, name, new Class<?>[] {RateSchedule.class}, schedule);
    }

    /** A digest of all tensors' bits, running statistics too. */
    String digest() {
        Digest d = new Digest();
        for (ParameterSpec spec : parameters().table().specs()) {
            d.add(parameters().get(spec.name()));
        }
        return d.toString();
    }

    private Object call(String name, Class<?>[] types, Object... args) {
        return call(net, name, types, args);
    }

    private static Object call(Object target, String name, Class<?>[] types, Object... args) {
        try {
            Method method = target.getClass().getMethod(name, types);
            method.setAccessible(true);
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static RuntimeException unwrapped(InvocationTargetException e) {
        return switch (e.getCause()) {
            case RuntimeException r -> r;
            case java.io.IOException io -> new java.io.UncheckedIOException(io);
            case null, default -> throw new AssertionError(e.getCause());
        };
    }
}
