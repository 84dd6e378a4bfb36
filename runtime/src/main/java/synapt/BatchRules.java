package synapt;

/**
 * What a batch must be like.
 *
 * @param features numbers of one example
 * @param maxBatch the most examples
 * @param minBatch the fewest
 */
record BatchRules(int features, int maxBatch, int minBatch) {

    BatchRules {
        if (maxBatch < 1) {
            throw new IllegalArgumentException("a batch has at least 1 example, but maxBatch is " + maxBatch);
        }
        if (maxBatch < minBatch) {
            throw new IllegalArgumentException("batch normalisation of single values needs at least " + minBatch
                    + " examples in a step, but maxBatch is " + maxBatch + "; use training(optimizer, " + minBatch
                    + ") or more");
        }
    }

    /** How many examples some numbers are. */
    int count(long elements) {
        if (elements == 0 || elements % features != 0) {
            throw new IllegalArgumentException("an example has " + features + " numbers, but the inputs have "
                    + elements + ", which is not a multiple of it");
        }
        return Math.toIntExact(elements / features);
    }

    void requireRoom(long elements, int examples) {
        requireCount(examples);
        if (elements < (long) examples * features) {
            throw new IllegalArgumentException(examples + " examples of " + features + " numbers are "
                    + (long) examples * features + ", but the inputs have only " + elements);
        }
    }

    void requireCount(int examples) {
        if (examples < 1 || examples > maxBatch) {
            throw new IllegalArgumentException("a step of this run takes 1 to " + maxBatch + " examples, but was given "
                    + examples + "; its limit was set in training(optimizer, " + maxBatch + ")");
        }
        if (examples < minBatch) {
            throw new IllegalArgumentException("batch normalisation of single values needs at least " + minBatch
                    + " examples in a step, but was given " + examples);
        }
    }

    /** Where a batch is not taken apart. */
    void requirePart(int examples, int maxPart) {
        if (examples > maxPart) {
            throw new IllegalArgumentException("forwardTrain takes up to " + maxPart
                    + " examples in this run with micro-batches, but was given " + examples
                    + "; trainStep takes such a batch apart");
        }
    }

    void requireTargets(int targets, int examples) {
        if (targets < examples) {
            throw new IllegalArgumentException("there are " + examples + " examples, but targets for " + targets);
        }
    }

    /** As {@link #requireTargets}, where both were given whole. */
    void requireExactTargets(int targets, int examples) {
        if (targets != examples) {
            throw new IllegalArgumentException("there are " + examples + " examples, but targets for " + targets);
        }
    }

    void requireWeights(int weights, int examples) {
        if (weights != examples) {
            throw new IllegalArgumentException(
                    "the pass has " + examples + " examples, but there are weights for " + weights);
        }
    }
}
