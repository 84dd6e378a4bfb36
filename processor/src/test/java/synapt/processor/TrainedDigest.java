package synapt.processor;

import java.lang.reflect.Method;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.kernel.KernelProvider;
import synapt.train.Sgd;

/** Trains a network a little and digests all that comes out of it. Also run by child processes. */
final class TrainedDigest {

    private TrainedDigest() {}

    /** @param args names of compiled classes on the class path */
    public static void main(String[] args) throws ReflectiveOperationException {
        Backend backend = Backend.of(KernelProvider.kernels(), 2);
        System.out.println(backend.kernels().description());
        for (String name : args) {
            Method create = Class.forName(name).getMethod("create", long.class, Backend.class);
            System.out.println(name + " " + of(new Net(create.invoke(null, 42L, backend))));
        }
    }

    /** Three steps, the last two on partial batches; then evaluation, and a Monte Carlo pass where there is noise. */
    static String of(Net net) {
        TrainingRun<Object, Object, ?> run =
                net.training(Sgd.of(0.05).momentum(0.9).weightDecay(1e-4), 150, 7);
        Digest digest = new Digest();
        int step = 0;
        for (int examples : new int[] {150, 33, 17}) {
            digest.add(
                    run.trainStep(Examples.floats(step, examples * run.inputFeatures()), net.targets(step, examples)));
            step++;
        }
        digest.addText(net.digest());
        float[] inputs = Examples.floats(99, 35 * run.inputFeatures());
        digest.add(net.forwardEval(inputs).values());
        if (net.hasForwardMc()) {
            digest.add(net.forwardMc(inputs, 2, 5).values());
        }
        return digest.toString();
    }
}
