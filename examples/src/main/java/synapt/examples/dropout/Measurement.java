package synapt.examples.dropout;

import java.io.IOException;
import synapt.train.Score;

/**
 * How good a network was after an epoch, dropout absent; a line of a {@link History}. Numbers are written so that reading gives every bit
 * back.
 *
 * @param epoch how many epochs were done, from 1
 */
record Measurement(int epoch, double trainLoss, double trainAccuracy, double testLoss, double testAccuracy) {

    static final String HEADER = "epoch,train_loss,train_accuracy,test_loss,test_accuracy";

    private static final int COLUMNS = HEADER.split(",").length;

    static Measurement of(int epoch, Score train, Score test) {
        return new Measurement(epoch, train.loss(), train.accuracy(), test.loss(), test.accuracy());
    }

    String line() {
        return epoch + "," + trainLoss + "," + trainAccuracy + "," + testLoss + "," + testAccuracy;
    }

    /** @throws IOException if it is no such line; the message does not say of which file */
    static Measurement parse(String line) throws IOException {
        String[] fields = line.split(",", -1);
        if (fields.length != COLUMNS) {
            throw new IOException("found \"" + line + "\", expected the " + COLUMNS + " numbers " + HEADER);
        }
        try {
            return new Measurement(
                    Integer.parseInt(fields[0]),
                    Double.parseDouble(fields[1]),
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]),
                    Double.parseDouble(fields[4]));
        } catch (NumberFormatException e) {
            throw new IOException("found \"" + line + "\", expected the " + COLUMNS + " numbers " + HEADER, e);
        }
    }
}
