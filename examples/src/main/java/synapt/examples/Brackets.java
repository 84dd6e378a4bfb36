package synapt.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import synapt.Evaluator;
import synapt.TrainingRun;
import synapt.train.Adam;
import synapt.train.CosineAnnealingLr;
import synapt.train.Examples;
import synapt.train.ProgressLine;
import synapt.train.Score;
import synapt.train.Trainer;

/**
 * Trains an LSTM to see whether brackets balance, where counting them does not help ({@link BracketData}), and beside it a
 * network that can only count. Run by {@code mvn -q compile exec:exec -Dexample=brackets}.
 */
@Command(
        name = "brackets",
        description = "Trains an LSTM to tell whether brackets balance, and a network that only counts them.")
final class Brackets implements Callable<Integer> {

    private static final int MOST_SEQUENCES = 1_000_000;

    @Option(
            names = "--sequences",
            description = "How many sequences to train with; a quarter as many more are for the test.")
    int sequences = 20_000;

    @Option(names = "--epochs", description = "How many times each sequence is seen.")
    int epochs = 10;

    @Option(names = "--batch", description = "Sequences in a step.")
    int batch = 64;

    @Option(names = "--rate", description = "The learning rate to start with; it falls to 0.")
    double rate = 0.005;

    @Option(
            names = "--seed",
            description = "Another seed, other sequences and another run; the same seed, the same bits.")
    long seed = 42;

    @Option(
            names = "--ask",
            description = "Brackets to ask the network about at the end, such as \"([])\"; may be repeated.",
            showDefaultValue = Visibility.NEVER)
    List<String> ask = List.of(
            "([()[]])[([])()]",
            "([()[)])[([])(]]",
            "[[[[[[[[()]]]]]]]]",
            "[[[[[[[(()]]]]]]]]",
            "()()()()()()()()",
            "(()))(()()()()()");

    @Option(names = "--out", description = "Where the weights go.")
    Path out = Path.of("target", "brackets.safetensors");

    @Override
    public Integer call() throws IOException {
        if (sequences < 1 || sequences > MOST_SEQUENCES) {
            throw new IllegalArgumentException("--sequences is 1 to " + MOST_SEQUENCES + ", but it is " + sequences);
        }
        List<BracketSequence> questions =
                ask.stream().map(BracketSequence::parse).toList();
        BracketData data = new BracketData(seed);
        Examples<int[]> train = data.draw(sequences);
        Examples<int[]> test = data.draw(Math.max(1, sequences / 4));
        System.out.println(train.size() + " sequences of brackets to train with, " + test.size() + " to test\n");

        System.out.println(CompiledBracketBag.summary());
        CompiledBracketBag bag = CompiledBracketBag.create(seed);
        train(bag.training(Adam.of(rate), batch), train, bag.evaluator(256), test);

        System.out.println("\nThe same with an LSTM, which knows their order:\n");
        System.out.println(CompiledBracketLstm.summary());
        CompiledBracketLstm net = CompiledBracketLstm.create(seed);
        train(net.training(Adam.of(rate).clipNorm(1), batch), train, net.evaluator(256), test);

        Files.createDirectories(out.toAbsolutePath().getParent());
        net.save(out);
        CompiledBracketLstm loaded = CompiledBracketLstm.load(out);
        System.out.println("\nThe weights are in " + out.toAbsolutePath() + "; what follows comes from that file.\n");
        System.out.println("brackets                          balance  the network's probability of it");
        for (BracketSequence question : questions) {
            System.out.printf(
                    Locale.ROOT,
                    "%-32s  %-7s  %5.1f%%%n",
                    question,
                    question.isBalanced() ? "yes" : "no",
                    100 * loaded.forwardEval(question.padded()).probabilities(0)[1]);
        }
        System.out.println("""

                Try next: -Dargs="--ask ()[([])](([[]])) --ask ()[([])](([[)]])", -Dargs="--sequences 2000" to see it with too few,
                -Dargs=--help for more. The networks are BracketLstm.java and BracketBag.java, the data BracketData.java.
                """);
        System.out.printf(
                Locale.ROOT,
                "test accuracy of the network that only counts: %.4f; none of its kind can expect more than 0.5%n",
                Score.of(bag.evaluator(256), test).accuracy());
        System.out.printf(
                Locale.ROOT,
                "test accuracy: %.4f%n",
                Score.of(loaded.evaluator(256), test).accuracy());
        return 0;
    }

    private void train(TrainingRun<?, int[], ?> run, Examples<int[]> train, Evaluator evaluator, Examples<int[]> test) {
        Trainer.of(run)
                .schedule(CosineAnnealingLr.of(Math.max(1, epochs)))
                .seed(seed)
                .validation(evaluator, test)
                .listener(new ProgressLine("sequences"))
                .fit(train, epochs);
    }
}
