package synapt.processor.gradient;

import synapt.processor.live.NetworkSource;

/**
 * A network to check.
 *
 * @param kind     what it is there for
 * @param examples of a batch
 * @param outputs  of an example
 * @param positions where cross entropy is of the positions of a sequence, how many they are; else 1
 */
record Subject(String kind, NetworkSource source, int examples, int outputs, int positions) {

    /** One that classifies examples, if anything. */
    Subject(String kind, NetworkSource source, int examples, int outputs) {
        this(kind, source, examples, outputs, 1);
    }
}
