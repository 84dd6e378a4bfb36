package synapt.processor.gradient;

import synapt.processor.live.NetworkSource;

/**
 * A network to check.
 *
 * @param kind     what it is there for
 * @param examples of a batch
 * @param outputs  of an example
 */
record Subject(String kind, NetworkSource source, int examples, int outputs) {}
