package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import synapt.Backend;
import synapt.Evaluator;
import synapt.MemoryForecast;
import synapt.TrainingRun;
import synapt.kernel.KernelProvider;
import synapt.kernel.Kernels;
import synapt.train.Adagrad;
import synapt.train.AdamW;
import synapt.train.Group;
import synapt.train.Optimizer;
import synapt.train.Sgd;

/**
 * What is forecast is what is taken. The JVM itself counts what is outside the heap (its pool of direct memory), to the byte; on
 * the heap, arrays that a run or an evaluator can reach are added up. In a process of its own, where nothing else takes memory and
 * nothing is given back: all that is created stays reachable.
 */
class ForecastTest {

    @Test
    void whatIsForecastIsTaken() throws Exception {
        List<Compiled> networks = Compiled.names().stream().map(Compiled::of).toList();
        List<String> output = ChildJvm.run(
                        ForecastTest.class, List.of("-Xmx1g", "-XX:MaxDirectMemorySize=2g"), networks)
                .lines()
                .toList();
        assertThat(output).endsWith("compared: " + networks.size() * 24);
        assertThat(output).noneMatch(line -> line.startsWith("differs"));
    }

    /** Run by the child, with names of networks. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Kernels idle = IdleKernels.create();
        List<Object> kept = new ArrayList<>();
        int compared = 0;
        for (String name : args) {
            Method create = Class.forName(name).getMethod("create", long.class, Backend.class);
            for (int threads : new int[] {1, 2}) {
                for (int batch : new int[] {2, 17, 100, 200}) {
                    for (Optimizer optimizer : optimizers()) {
                        Net net = new Net(create.invoke(null, 1L, Backend.of(KernelProvider.scalar(), threads)));
                        kept.add(net);
                        compareCreated(name, net, optimizer, batch, kept);
                        compared++;
                    }
                    Net net = new Net(create.invoke(null, 1L, Backend.of(idle, threads)));
                    kept.add(net);
                    compareUsed(name, net, batch, kept);
                }
            }
        }
        System.out.println("compared: " + compared);
    }

    private static List<Optimizer> optimizers() {
        return List.of(
                Sgd.of(1e-4),
                Adagrad.of(1e-4).clipNorm(1).averaged(0.9),
                AdamW.of(1e-4).groups(Group.vectors().weightDecay(0)));
    }

    private static void compareCreated(String name, Net net, Optimizer optimizer, int batch, List<Object> kept)
            throws ReflectiveOperationException {
        long before = direct();
        MemoryForecast training = net.trainingMemory(optimizer, batch);
        MemoryForecast evaluation = net.evaluatorMemory(batch);
        String what = name + ", " + training.subject() + ", " + optimizer + ": ";
        equal(what + "taken by forecasts", 0L, direct() - before);
        long parameters = training.parts().getFirst().bytes();

        TrainingRun<Object, Object, ?> run = net.training(optimizer, batch, 1);
        kept.add(run);
        equal(what + "training, native", training.nativeBytes() - parameters, direct() - before);
        near(what + "training, heap", training.heapBytes(), heap(run) + maps(net));
        equal(what + "memory()", training, run.memory());

        before = direct();
        Evaluator evaluator = net.evaluator(batch);
        kept.add(evaluator);
        equal(what + "evaluator, native", evaluation.nativeBytes() - parameters, direct() - before);
        near(what + "evaluator, heap", evaluation.heapBytes(), heap(evaluator) + maps(net));
    }

    /** With kernels that do nothing, a step takes as much memory as any, and hardly any time. */
    private static void compareUsed(String name, Net net, int batch, List<Object> kept) {
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0), batch, 1);
        kept.add(run);
        String what = name + ", " + run.memory().subject() + ": ";
        float[] inputs = new float[batch * run.inputFeatures()];
        Object targets = net.targetType() == int[].class
                ? net.targets(1, batch)
                : new float[batch * run.ports().outputs().getFirst().features()];
        long before = direct();
        run.trainStep(inputs, targets);
        equal(what + "more in a step", 0L, direct() - before);
        run.forwardTrain(inputs);
        equal(what + "pass by pass", run.memory().onDemand(), direct() - before);

        Evaluator evaluator = net.evaluator(batch);
        kept.add(evaluator);
        before = direct();
        evaluator.evaluate(inputs, new float[batch * evaluator.outputs()]);
        evaluator.evaluate(inputs, 1, new float[batch * evaluator.outputs()]);
        equal(what + "more in an evaluation", 0L, direct() - before);
    }

    private static void equal(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            System.out.println("differs: " + what + ": forecast " + expected + ", taken " + actual);
        }
    }

    /** Within 2 %, apart from some small arrays. */
    private static void near(String what, long expected, long actual) {
        if (Math.abs(expected - actual) > 0.02 * expected + 4096) {
            System.out.println("differs: " + what + ": forecast " + expected + ", taken " + actual);
        }
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow()
                .getTotalCapacity();
    }

    /** Bytes of the numbers in arrays that an object reaches. */
    private static long heap(Object root) throws IllegalAccessException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> open = new ArrayList<>(List.of(root));
        long bytes = 0;
        while (!open.isEmpty()) {
            Object o = open.removeLast();
            if (!seen.add(o)) {
                continue;
            }
            Class<?> type = o.getClass();
            if (type.isArray()) {
                bytes += bytes(o);
                if (o instanceof Object[] elements) {
                    Arrays.stream(elements).filter(e -> e != null).forEach(open::add);
                }
                continue;
            }
            for (; type != null && isOurs(type); type = type.getSuperclass()) {
                for (Field f : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(f.getModifiers()) && !f.getType().isPrimitive()) {
                        f.setAccessible(true);
                        Object value = f.get(o);
                        if (value != null) {
                            open.add(value);
                        }
                    }
                }
            }
        }
        return bytes;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("synapt.") || type.getName().contains("Compiled");
    }

    private static long bytes(Object array) {
        return switch (array) {
            case float[] f -> 4L * f.length;
            case double[] d -> 8L * d.length;
            case int[] i -> 4L * i.length;
            default -> 0;
        };
    }

    /** Those of the class's constants. */
    private static long maps(Net net) throws IllegalAccessException {
        long bytes = 0;
        for (Class<?> type : Stream.concat(
                        Stream.of(net.net().getClass()),
                        Arrays.stream(net.net().getClass().getDeclaredClasses()))
                .toList()) {
            for (Field f : type.getDeclaredFields()) {
                if (f.getType() == int[].class && Modifier.isStatic(f.getModifiers())) {
                    f.setAccessible(true);
                    bytes += 4L * Array.getLength(f.get(null));
                }
            }
        }
        return bytes;
    }
}
