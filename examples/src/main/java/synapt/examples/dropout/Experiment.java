package synapt.examples.dropout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import synapt.train.EpochResult;
import synapt.train.Examples;
import synapt.train.Progress;
import synapt.train.Score;
import synapt.train.Trainer;
import synapt.train.TrainingListener;

/**
 * Trains networks one after the other, each in the same way, and measures them every so many epochs. Started again, it goes on where it
 * was, and passes over what was finished.
 *
 * @param folder where everything goes; it is there
 * @param steps  between two checkpoints; there is one after each epoch too
 */
record Experiment(Recipe recipe, Examples<int[]> train, Examples<int[]> test, Path folder, int steps) {

    /** What came out for a network. */
    record Outcome(Contender contender, History history, double seconds) {

        /** The first that was as good on the images to train with as any. */
        Measurement bestTrain() {
            return history.bestTrain().orElseThrow();
        }

        /** The first that was as good on the images to test as any. */
        Measurement bestTest() {
            return history.bestTest().orElseThrow();
        }

        Measurement last() {
            return history.measurements().getLast();
        }
    }

    /**
     * @throws IOException if a file can't be read or written, or is of another run; the message says which
     */
    List<Outcome> run(List<Contender> contenders) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Contender contender : contenders) {
            outcomes.add(train(contender, contenders.size() - outcomes.size() - 1));
            Report.write(outcomes, folder);
        }
        return outcomes;
    }

    private Outcome train(Contender contender, int after) throws IOException {
        Path checkpoint = folder.resolve(contender.name() + ".checkpoint");
        Follower follower = new Follower(contender, after);
        Trainer<int[]> trainer = Trainer.of(follower.network.run())
                .schedule(recipe.schedule())
                .seed(recipe.seed())
                .listener(follower)
                .checkpoint(checkpoint, steps);
        if (Files.exists(checkpoint)) {
            trainer.resume(checkpoint);
        }
        try {
            trainer.fit(train, recipe.epochs());
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        follower.finish();
        return new Outcome(contender, follower.history, follower.time.seconds());
    }

    /**
     * Measures a network and keeps the parameters of the best. All of that comes before the trainer writes the epoch's checkpoint: what
     * a kill undoes is done again, with the same result.
     */
    private final class Follower implements TrainingListener {

        private final Contender.Ready network;
        private final History history;
        private final Stopwatch time;
        private final Ticker ticker;
        private final Path best;
        private boolean begun;

        Follower(Contender contender, int after) throws IOException {
            network = contender.create().apply(recipe);
            history = History.read(folder.resolve(contender.name() + ".csv"));
            history.requireWithin(recipe.epochs());
            time = Stopwatch.at(folder.resolve(contender.name() + ".seconds"));
            ticker = new Ticker(contender.name(), after);
            best = folder.resolve(contender.name() + ".safetensors");
        }

        @Override
        public void epochBegins(Progress p) {
            if (begun) {
                return;
            }
            begun = true;
            boolean anew = p.epoch() == 0 && p.examples() == 0;
            io(() -> history.rewindTo(p.epoch(), recipe.every()));
            time.start(anew);
        }

        @Override
        public void stepDone(Progress p) {
            ticker.stepDone(p);
        }

        @Override
        public void epochDone(EpochResult result) {
            int epochs = result.epoch() + 1;
            if (epochs % recipe.every() == 0) {
                Measurement m = Measurement.of(
                        epochs, Score.of(network.evaluator(), train), Score.of(network.evaluator(), test));
                boolean isBest = history.bestTest().stream().allMatch(b -> m.testAccuracy() > b.testAccuracy());
                io(() -> {
                    if (isBest) {
                        network.parameters().save(best);
                    }
                    history.add(m);
                });
                ticker.measured(result.training(), m);
            }
            io(time::lap);
        }

        /** Also if there was nothing to do. */
        void finish() throws IOException {
            history.rewindTo(recipe.epochs(), recipe.every());
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void io(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
