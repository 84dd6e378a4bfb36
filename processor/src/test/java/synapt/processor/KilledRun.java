package synapt.processor;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import synapt.Backend;
import synapt.TrainingRun;
import synapt.train.AdamW;
import synapt.train.CosineAnnealingLr;
import synapt.train.LinearWarmup;
import synapt.train.Progress;
import synapt.train.Trainer;
import synapt.train.TrainingListener;

/** A program that trains, and goes on where it was when it is started again; {@link KillTest} kills it. */
final class KilledRun {

    /** Batches of 16, so the last has 8. */
    private static final int EXAMPLES = 56;

    static final int EPOCH_STEPS = 4;

    /** A few numbers at a time. */
    private static final int PIECE = 32;

    private KilledRun() {}

    /** Arguments: folder of classes, name of the class, the checkpoint, how it is written, epochs, threads. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[2]);
        boolean inPlace = args[3].equals("inPlace");
        Net net = create(Path.of(args[0]), args[1], Backend.threads(Integer.parseInt(args[5])));
        TrainingRun<Object, Object, ?> run =
                net.training(AdamW.of(0.003).clipNorm(1).averaged(0.9), 16, 3);
        Trainer<Object> trainer = Trainer.of(run)
                .seed(5)
                .schedule(CosineAnnealingLr.of(7).chain(LinearWarmup.of(0.1, 20)))
                .listener(new Told());
        if (!inPlace) {
            trainer.checkpoint(file, 1);
            if (Files.exists(file)) {
                trainer.resume(file);
            }
        } else {
            trainer.listener(new InPlace(run, file));
        }
        trainer.fit(examples(run.inputFeatures()), Integer.parseInt(args[4]));
        System.out.println("done");
    }

    private static Net create(Path classes, String name, Backend backend) throws Exception {
        URL[] urls = {classes.toUri().toURL()};
        Method create = new URLClassLoader(urls).loadClass(name).getMethod("create", long.class, Backend.class);
        create.setAccessible(true);
        return new Net(create.invoke(null, 1, backend));
    }

    /** Their labels are classes; the run checks that. */
    @SuppressWarnings("unchecked")
    private static synapt.train.Examples<Object> examples(int features) {
        Object examples = synapt.train.Examples.of(
                Examples.floats(1, EXAMPLES * features), features, Examples.labels(1, EXAMPLES, 5));
        return (synapt.train.Examples<Object>) examples;
    }

    /** Tells the parent that steps are done. */
    private static final class Told implements TrainingListener {

        @Override
        public void stepDone(Progress progress) {
            System.out.println(progress.step());
        }
    }

    /** What a program does that thinks nothing of crashes. */
    private record InPlace(TrainingRun<?, ?, ?> run, Path file) implements TrainingListener {

        @Override
        public void stepDone(Progress progress) {
            Path beside = file.resolveSibling("beside");
            try {
                run.save(beside);
                byte[] content = Files.readAllBytes(beside);
                try (OutputStream out = Files.newOutputStream(file)) {
                    for (int at = 0; at < content.length; at += PIECE) {
                        out.write(content, at, Math.min(PIECE, content.length - at));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
