package synapt.examples.dropout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import synapt.io.AtomicFile;

/** Results as a table, as CSV, and as curves. */
final class Report {

    private static final String HEADER = "network,dropout,best_train_accuracy,best_train_epoch,"
            + "best_test_accuracy,best_test_epoch,last_train_accuracy,last_test_accuracy\n";

    private Report() {}

    /** Writes {@code results.csv}, and {@code accuracy} and {@code loss} as PNG and SVG. */
    static void write(List<Experiment.Outcome> outcomes, Path folder) throws IOException {
        StringBuilder csv = new StringBuilder(HEADER);
        for (Experiment.Outcome outcome : outcomes) {
            Measurement train = outcome.bestTrain();
            Measurement test = outcome.bestTest();
            csv.append(outcome.contender().name()).append(',');
            csv.append(outcome.contender().dropout()).append(',');
            csv.append(train.trainAccuracy()).append(',').append(train.epoch()).append(',');
            csv.append(test.testAccuracy()).append(',').append(test.epoch()).append(',');
            csv.append(outcome.last().trainAccuracy()).append(',');
            csv.append(outcome.last().testAccuracy()).append('\n');
        }
        AtomicFile.write(
                folder.resolve("results.csv"), out -> out.write(csv.toString().getBytes(StandardCharsets.UTF_8)));
        Curves.write(
                "accuracy",
                "accuracy, share of images",
                outcomes,
                Measurement::trainAccuracy,
                Measurement::testAccuracy,
                folder);
        Curves.write("loss", "loss, nats per image", outcomes, Measurement::trainLoss, Measurement::testLoss, folder);
    }

    /** Prints the table. */
    static void show(List<Experiment.Outcome> outcomes) {
        int width = outcomes.stream()
                .mapToInt(o -> o.contender().dropout().length())
                .max()
                .orElse(0);
        String head = "%n%-9s  %-" + width + "s  %19s  %19s  %17s  %8s%n";
        String row = "%-9s  %-" + width + "s  %7.2f%% (%8s)  %7.2f%% (%8s)  %7.2f%% %7.2f%%  %8s%n";
        System.out.printf(
                head, "network", "dropout", "best train (epoch)", "best test (epoch)", "last train, test", "time");
        for (Experiment.Outcome o : outcomes) {
            System.out.printf(
                    Locale.ROOT,
                    row,
                    o.contender().name(),
                    o.contender().dropout(),
                    100 * o.bestTrain().trainAccuracy(),
                    o.bestTrain().epoch(),
                    100 * o.bestTest().testAccuracy(),
                    o.bestTest().epoch(),
                    100 * o.last().trainAccuracy(),
                    100 * o.last().testAccuracy(),
                    Ticker.time(o.seconds()));
        }
    }
}
