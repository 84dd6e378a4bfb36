package synapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synapt.Backend;
import synapt.ParameterSpec;
import synapt.TrainingRun;
import synapt.kernel.KernelProvider;
import synapt.train.Adagrad;
import synapt.train.Adam;
import synapt.train.AdamW;
import synapt.train.EpochResult;
import synapt.train.Group;
import synapt.train.Lion;
import synapt.train.Optimizer;
import synapt.train.RmsProp;
import synapt.train.Score;
import synapt.train.Sgd;
import synapt.train.Trainer;

/** What happens around an optimiser's step, in compiled networks: clipping, averages, groups; and that all of it is reproducible. */
class TuningTest {

    private static final int EXAMPLES = 40;

    private static void step(Net net, TrainingRun<Object, Object, ?> run, int seed) {
        run.trainStep(Examples.floats(seed, EXAMPLES * run.inputFeatures()), net.targets(seed, EXAMPLES));
    }

    private static void backward(Net net, TrainingRun<Object, Object, ?> run) {
        run.backward(run.loss(
                run.forwardTrain(Examples.floats(1, EXAMPLES * run.inputFeatures())), net.targets(1, EXAMPLES)));
    }

    private static List<String> learnt(Net net) {
        return net.parameters().table().specs().stream()
                .filter(s -> s.group() != ParameterSpec.Group.STATE)
                .map(ParameterSpec::name)
                .toList();
    }

    /** A step at rate 1 takes off the clipped gradient. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1e9})
    void clipsByTheNormOfAllGradients(double maxNorm) {
        for (String name : List.of("LeNetTiny", "Norms")) {
            Net net = Compiled.of(name).create(1, Backend.threads(2));
            TrainingRun<Object, Object, ?> run = net.training(Sgd.of(1).clipNorm(maxNorm), EXAMPLES, 1);
            assertThat(run.gradientNorm()).isNaN();
            backward(net, run);
            List<double[]> gradients = new ArrayList<>();
            List<float[]> weights = new ArrayList<>();
            double squares = 0;
            for (String parameter : learnt(net)) {
                double[] gradient = run.gradientOf(parameter);
                gradients.add(gradient);
                weights.add(net.parameters().get(parameter));
                for (double g : gradient) {
                    squares += g * g;
                }
            }
            run.update();
            double norm = Math.sqrt(squares);
            assertThat(norm).isGreaterThan(0.02);
            assertThat(run.gradientNorm()).isCloseTo(norm, within(1e-6 * norm));
            double factor = Math.min(1, maxNorm / (norm + 1e-6));
            for (int p = 0; p < gradients.size(); p++) {
                float[] now = net.parameters().get(learnt(net).get(p));
                for (int i = 0; i < now.length; i++) {
                    assertThat((double) now[i])
                            .isCloseTo(weights.get(p)[i] - factor * gradients.get(p)[i], within(1e-6));
                }
            }
        }
    }

    @Test
    void clipsByValueBeforeTheNorm() {
        Net net = Compiled.of("LeNetTiny").create(1, Backend.threads(2));
        TrainingRun<Object, Object, ?> run =
                net.training(Sgd.of(1).clipValue(0.001).clipNorm(1e9), EXAMPLES, 1);
        backward(net, run);
        double squares = 0;
        double greatest = 0;
        for (String parameter : learnt(net)) {
            for (double g : run.gradientOf(parameter)) {
                double clipped = Math.max(-0.001f, Math.min(0.001f, g));
                squares += clipped * clipped;
                greatest = Math.max(greatest, Math.abs(g));
            }
        }
        run.update();
        assertThat(greatest).isGreaterThan(0.001);
        assertThat(run.gradientNorm()).isCloseTo(Math.sqrt(squares), within(1e-8));
        for (String parameter : learnt(net)) {
            for (double g : run.gradientOf(parameter)) {
                assertThat(g).isBetween((double) -0.001f, (double) 0.001f);
            }
        }
    }

    /** Squares of these gradients are not finite in single precision, the gradients are. */
    @Test
    void theNormOfHugeGradientsIsFinite() {
        Net net = Compiled.of("InputGradient").create(1, Backend.threads(2));
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(1).clipNorm(1), 1, 1);
        float[] gradient = new float[net.outputs()];
        gradient[0] = 1e30f;
        run.trainStep(Examples.floats(1, run.inputFeatures()), gradient);
        assertThat(run.gradientNorm()).isBetween(1e29, 1e33);
        double squares = 0;
        for (String parameter : learnt(net)) {
            for (double g : run.gradientOf(parameter)) {
                squares += g * g;
            }
        }
        assertThat(squares).isCloseTo(1, within(1e-5));
    }

    @Test
    void averagesTheWeightsFromTheFirstStepOn(@TempDir Path folder) {
        Compiled compiled = Compiled.of("Norms");
        Net net = compiled.create(1, Backend.threads(2));
        Net averaged = compiled.create(2, Backend.threads(2));
        TrainingRun<Object, Object, ?> run = net.training(Sgd.of(0.1).averaged(0.75), EXAMPLES, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> run.copyAverageTo(averaged.parameters()))
                .withMessage("there is no average yet: it begins with the first step");
        double[] expected = {};
        for (int t = 0; t < 4; t++) {
            step(net, run, t);
            float[] now = net.parameters().get("fc2.weight");
            expected = t == 0 ? new double[now.length] : expected;
            for (int i = 0; i < now.length; i++) {
                expected[i] = t == 0 ? now[i] : 0.75 * expected[i] + 0.25 * now[i];
            }
        }
        run.copyAverageTo(averaged.parameters());
        float[] average = averaged.parameters().get("fc2.weight");
        for (int i = 0; i < average.length; i++) {
            assertThat((double) average[i]).isCloseTo(expected[i], within(1e-6));
        }
        assertThat(averaged.digest()).isNotEqualTo(net.digest());
        String statistics = net.parameters().table().specs().stream()
                .filter(s -> s.group() == ParameterSpec.Group.STATE)
                .findFirst()
                .orElseThrow()
                .name();
        assertThat(averaged.parameters().get(statistics))
                .isEqualTo(net.parameters().get(statistics));

        // Saved, loaded, and gone on from.
        averaged.save(folder.resolve("average.safetensors"));
        Net loaded = compiled.load(folder.resolve("average.safetensors"), Backend.threads(1));
        net.save(folder.resolve("net.safetensors"));
        Net again = compiled.load(folder.resolve("net.safetensors"), Backend.threads(1));
        TrainingRun<Object, Object, ?> resumed = again.training(Sgd.of(0).averaged(0.75), EXAMPLES, 1);
        resumed.setAverage(loaded.parameters());
        run.setRate(0);
        step(net, run, 9);
        step(again, resumed, 9);
        run.copyAverageTo(averaged.parameters());
        resumed.copyAverageTo(loaded.parameters());
        assertThat(loaded.parameters().get("fc2.weight"))
                .isEqualTo(averaged.parameters().get("fc2.weight"));
    }

    /** The trainer validates the network that it writes the average to, after writing it. */
    @Test
    void aTrainerMeasuresTheAverage() {
        Net net = Compiled.of("LeNetTiny").create(1, Backend.threads(2));
        Net averaged = Compiled.of("LeNetTiny").create(2, Backend.threads(2));
        int features = net.features();
        int[] labels = Examples.labels(3, 60, net.outputs());
        synapt.train.Examples<int[]> examples =
                synapt.train.Examples.of(Examples.floats(3, 60 * features), features, labels);
        TrainingRun<Object, ?, ?> run = net.training(Adam.of().averaged(0.9), EXAMPLES, 1);
        @SuppressWarnings("unchecked") // this network's targets are classes
        TrainingRun<Object, int[], ?> typed = (TrainingRun<Object, int[], ?>) run;
        List<EpochResult> results = Trainer.of(typed)
                .averageTo(averaged.parameters())
                .validation(averaged.evaluator(EXAMPLES), examples)
                .fit(examples, 2);
        assertThat(results.getLast().validation()).isEqualTo(Score.of(averaged.evaluator(EXAMPLES), examples));
        assertThat(results.getLast().validation()).isNotEqualTo(Score.of(net.evaluator(EXAMPLES), examples));
        String digest = averaged.digest();
        run.copyAverageTo(averaged.parameters());
        assertThat(averaged.digest()).isEqualTo(digest).isNotEqualTo(net.digest());
    }

    @Test
    void refusesAnAverageThatIsNotThere() {
        Net net = Compiled.of("LeNetTiny").create(1, Backend.threads(1));
        Net other = Compiled.of("Mlp").create(1, Backend.threads(1));
        TrainingRun<Object, Object, ?> without = net.training(Sgd.of(0.1), EXAMPLES, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> without.copyAverageTo(net.parameters()))
                .withMessage(
                        "this run keeps no average of the weights; ask for one by averaged(0.999) on its optimiser");
        TrainingRun<Object, Object, ?> with = net.training(Sgd.of(0.1).averaged(0.9), EXAMPLES, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with.setAverage(other.parameters()))
                .withMessageStartingWith("the average has the tensors [conv1.weight [");
    }

    @Test
    void groupsAreOfTheNetworksOwnNames() {
        Net net = Compiled.of("LeNetTiny").create(1, Backend.threads(2));
        float[] bias = net.parameters().get("fc1.bias");
        float[] weight = net.parameters().get("fc1.weight");
        TrainingRun<Object, Object, ?> run =
                net.training(Adam.of().groups(Group.of("*.bias").rateFactor(0)), EXAMPLES, 1);
        step(net, run, 1);
        assertThat(net.parameters().get("fc1.bias")).isEqualTo(bias);
        assertThat(net.parameters().get("fc1.weight")).isNotEqualTo(weight);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.training(Adam.of().groups(Group.of("fc1.bais")), EXAMPLES, 1))
                .withMessageStartingWith(
                        "a group names \"fc1.bais\", but no parameter of this network is called that; did you mean"
                                + " \"fc1.bias\"?");
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                Adam.of().clipNorm(0.1),
                AdamW.of(0.01).groups(Group.vectors().weightDecay(0)).averaged(0.9),
                RmsProp.of(0.001).momentum(0.9).centered().clipValue(0.01),
                Adagrad.of(),
                Lion.of().weightDecay(0.1));
    }

    /** Threads, kernels, and the four calls instead of one. */
    @Test
    void theSameBitsWhateverComputesThem() {
        optimizers().forEach(optimizer -> {
            List<String> digests = new ArrayList<>();
            for (Backend backend : List.of(
                    Backend.threads(1),
                    Backend.threads(3),
                    Backend.of(KernelProvider.scalar(), 2),
                    Backend.threads(2))) {
                Net net = Compiled.of("LeNetTiny").create(1, backend);
                TrainingRun<Object, Object, ?> run = net.training(optimizer, EXAMPLES, 1);
                for (int t = 0; t < 4; t++) {
                    if (t == 2 && digests.size() == 3) {
                        run.backward(run.loss(
                                run.forwardTrain(Examples.floats(t, EXAMPLES * run.inputFeatures())),
                                net.targets(t, EXAMPLES)));
                        run.update();
                    } else {
                        step(net, run, t);
                    }
                }
                if (optimizer.tuned().keptAverage() > 0) {
                    run.copyAverageTo(net.parameters());
                }
                digests.add(net.digest());
            }
            assertThat(digests).as(optimizer.toString()).containsOnly(digests.getFirst());
        });
    }

    /** 70 examples by 16 (rounded up to a task), for networks with dropout, whole-batch products and layers of one's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LeNetTiny",
                "Mlp",
                "Pools",
                "Regression",
                "Customs",
                "Activations",
                "Noises",
                "DroppedRecurrents",
                "ZonedRecurrents"
            })
    void microBatchesChangeNoBit(String name) {
        Compiled compiled = Compiled.of(name);
        // A task of one block, so that there are many parts.
        Compiled small = compiled.rewritten(
                compiled.generated().replaceFirst("(new TrainPlan\\(\\d+, \\d+, \\d+, )\\d+", "$11"));
        List<String> whole = trained(small, Sgd.of(0.1).momentum(0.9), 1);
        for (int part : new int[] {16, 32, 64, 80}) {
            for (int threads : new int[] {1, 3}) {
                assertThat(trained(small, Sgd.of(0.1).momentum(0.9).microBatches(part), threads))
                        .as("parts of %d, %d threads", part, threads)
                        .isEqualTo(whole);
            }
        }
        assertThat(trained(compiled, Sgd.of(0.1).momentum(0.9).microBatches(16), 2))
                .isEqualTo(whole);
    }

    /** Losses, counts of hits and weights of some steps of different sizes. */
    private static List<String> trained(Compiled compiled, Optimizer optimizer, int threads) {
        Net net = compiled.create(1, Backend.threads(threads));
        TrainingRun<Object, Object, ?> run = net.training(optimizer, 70, 3);
        List<String> trace = new ArrayList<>();
        for (int examples : new int[] {70, 33, 64, 5}) {
            float loss = run.trainStep(
                    Examples.floats(examples, examples * run.inputFeatures()), net.targets(examples, examples));
            trace.add(loss + " " + run.correct() + " " + net.digest());
        }
        return trace;
    }

    @Test
    void refusesMicroBatchesWhereTheyCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sgd.of(0.1).microBatches(24))
                .withMessage("micro-batches have a multiple of 16 examples, so that they change no bit, but it is 24");
        Net norms = Compiled.of("Norms").create(1, Backend.threads(1));
        TrainingRun<Object, Object, ?> run = norms.training(Sgd.of(0.1).microBatches(16), 100, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> run.trainStep(Examples.floats(1, 100 * run.inputFeatures()), norms.targets(1, 100)))
                .withMessage(
                        "this network can't take micro-batches: something in it, like batch normalisation, needs the"
                                + " whole batch at once; train it without microBatches");
        Net net = Compiled.of("LeNetTiny").create(1, Backend.threads(1));
        TrainingRun<Object, Object, ?> apart = net.training(Sgd.of(0.1).microBatches(16), 100, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apart.forwardTrain(Examples.floats(1, 100 * apart.inputFeatures())))
                .withMessage("forwardTrain takes up to 64 examples in this run with micro-batches, but was given 100;"
                        + " trainStep takes such a batch apart");
    }
}
