package synapt.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.IntStream;
import synapt.Backend;
import synapt.Loss;
import synapt.MultiTraining;
import synapt.Parameters;
import synapt.TrainPass;
import synapt.train.Optimizer;

/** A compiled network of several inputs or outputs, whose methods have a parameter for each. */
record MultiNet(Object net) {

    static MultiNet of(Compiled compiled, long seed, Backend backend) {
        return new MultiNet(compiled.create(seed, backend).net());
    }

    Parameters parameters() {
        return (Parameters) call(net, "parameters");
    }

    String digest() {
        return new Net(net).digest();
    }

    Training training(Optimizer optimizer, int maxBatch, long seed) {
        return new Training((MultiTraining<?, ?>) call(net, "training", optimizer, maxBatch, seed));
    }

    /** A result by its name; of a network of one output, the result. */
    Object forward(String method, String output, Object... args) {
        Object all = call(net, method, args);
        return all instanceof Record ? call(all, output) : all;
    }

    record Training(MultiTraining<?, ?> run) {

        TrainPass<?> forwardTrain(Object... inputs) {
            return (TrainPass<?>) call(run, "forwardTrain", inputs);
        }

        Loss<?> loss(TrainPass<?> pass, Object... targets) {
            Object[] args = new Object[targets.length + 1];
            args[0] = pass;
            System.arraycopy(targets, 0, args, 1, targets.length);
            return (Loss<?>) call(run, "loss", args);
        }

        float trainStep(Object... inputsAndTargets) {
            return (float) call(run, "trainStep", inputsAndTargets);
        }

        void backward(Loss<?> loss) {
            call(run, "backward", loss);
        }
    }

    private static boolean takes(Method method, Object[] args) {
        Class<?>[] types = method.getParameterTypes();
        return types.length == args.length
                && IntStream.range(0, args.length)
                        .allMatch(i -> types[i].isPrimitive() || types[i].isInstance(args[i]));
    }

    /** Calls the method of that name which takes such parameters, and is the only one. */
    static Object call(Object target, String name, Object... args) {
        try {
            Method method = Arrays.stream(target.getClass().getMethods())
                    .filter(m -> m.getName().equals(name) && takes(m, args) && !m.isBridge())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " of " + args.length + " parameters"));
            method.setAccessible(true);
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw Net.unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
