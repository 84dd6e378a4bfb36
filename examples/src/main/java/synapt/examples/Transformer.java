package synapt.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import synapt.train.AdamW;
import synapt.train.CosineAnnealingLr;
import synapt.train.Examples;
import synapt.train.Group;
import synapt.train.LinearWarmup;
import synapt.train.Optimizer;
import synapt.train.ProgressLine;
import synapt.train.Schedule;
import synapt.train.Score;
import synapt.train.Trainer;

/**
 * Trains a small transformer to foretell the next character of a text, by default of Shakespeare's plays, and lets it go on by
 * itself. Run by {@code mvn -q compile exec:exec -Dexample=transformer}.
 */
@Command(name = "transformer", description = "Trains a language model of characters on Shakespeare, and lets it write.")
final class Transformer implements Callable<Integer> {

    private static final int WINDOW = CharacterModel.WINDOW;

    @Option(
            names = "--text",
            description = "A text of your own, in ASCII; without it, the part of Shakespeare that comes along is used.")
    Path text;

    @Option(names = "--epochs", description = "How many times the text is read.")
    int epochs = 8;

    @Option(names = "--batch", description = "Windows of 64 characters in a step.")
    int batch = 32;

    @Option(names = "--rate", description = "The learning rate after the warm-up; from there it falls to 0.")
    double rate = 0.003;

    @Option(names = "--seed", description = "Another seed, another run; the same seed, the same bits.")
    long seed = 42;

    @Option(names = "--write", description = "How many characters the model writes at the end.")
    int write = 500;

    @Option(
            names = "--temperature",
            description = "How freely it writes: near 0, always what is likeliest; 1, as it learnt.")
    double temperature = 0.8;

    @Option(names = "--out", description = "Where the weights go.")
    Path out = Path.of("target", "transformer.safetensors");

    @Override
    public Integer call() throws IOException {
        if (write < 0 || !(temperature > 0)) {
            throw new IllegalArgumentException("--write is 0 or more and --temperature more than 0, but they are "
                    + write + " and " + temperature);
        }
        Text all = text == null ? Text.embedded() : Text.read(text);
        int border = (int) (all.size() * 0.9);
        Text train = all.part(0, border);
        Text test = all.part(border, all.size());
        Examples<int[]> windows = train.windows(WINDOW);
        Examples<int[]> testWindows = test.windows(WINDOW);
        System.out.printf(
                Locale.ROOT,
                "%,d characters to train with, and the %,d after them to test%n%n",
                train.size(),
                test.size());
        System.out.println(CompiledCharacterModel.summary());

        CompiledCharacterModel net = CompiledCharacterModel.create(seed);
        Optimizer how = AdamW.of(rate)
                .betas(0.9, 0.99)
                .weightDecay(0.1)
                .groups(Group.vectors().weightDecay(0))
                .clipNorm(1);
        Trainer.of(net.training(how, batch))
                .schedule(schedule((long) epochs * Math.ceilDiv(windows.size(), batch)))
                .seed(seed)
                .validation(net.evaluator(64), testWindows)
                .listener(new ProgressLine("windows"))
                .fit(windows, epochs);

        Files.createDirectories(out.toAbsolutePath().getParent());
        net.save(out);
        System.out.println("\nThe weights are in " + out.toAbsolutePath() + "; this is what they write:\n");
        System.out.println(write(CompiledCharacterModel.load(out)).toString().indent(4));

        System.out.println("""
                Try next: -Dargs="--text FILE" for a text of your own, -Dargs="--temperature 0.5", -Dargs=--help for more. The model is
                CharacterModel.java and DecoderBlock.java; make it wider or deeper there.
                """);
        System.out.printf(
                Locale.ROOT,
                "Bits for each character of the test, if it is foretold%n  by how often each occurs    %.4f%n"
                        + "  by the character before it  %.4f%n",
                train.bits(test, true),
                train.bits(test, false));
        double nats = Score.of(net.evaluator(64), testWindows).loss();
        System.out.printf(Locale.ROOT, "test bits per character: %.4f%n", nats / Math.log(2));
        return 0;
    }

    /** Up for a twentieth of all steps, and down along a cosine. */
    private static Schedule schedule(long count) {
        int steps = Math.clamp(count, 1, Integer.MAX_VALUE);
        return CosineAnnealingLr.of(steps).perStep().chain(LinearWarmup.of(0.01, Math.max(1, steps / 20)));
    }

    /** Draws one character after another; the window moves along once it is full. */
    private Text write(CompiledCharacterModel net) {
        Random random = new Random(seed);
        int[] written = new int[write + 1]; // the first is the end of a line
        int[] window = new int[WINDOW];
        for (int i = 0; i < write; i++) {
            int first = Math.max(0, i + 1 - WINDOW);
            // Behind the last character the window holds anything: attention is causal, nothing looks there.
            System.arraycopy(written, first, window, 0, Math.min(WINDOW, i + 1));
            float[] logits = net.forwardEval(window).values();
            written[i + 1] = draw(logits, (i - first) * Text.ALPHABET, random.nextDouble());
        }
        return new Text(written).part(1, write + 1);
    }

    private int draw(float[] logits, int from, double uniform) {
        double[] weights = new double[Text.ALPHABET];
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < weights.length; c++) {
            max = Math.max(max, logits[from + c]);
        }
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            weights[c] = Math.exp((logits[from + c] - max) / temperature);
            sum += weights[c];
        }
        double left = uniform * sum;
        int drawn = 0;
        while (drawn < weights.length - 1 && left >= weights[drawn]) {
            left -= weights[drawn++];
        }
        return drawn;
    }
}
