package synapt;

/**
 * What the compiler decided about a network's training.
 *
 * @param channels         channels of the input
 * @param positions        elements of one channel of the input
 * @param outputs          features of the output
 * @param blocksPerTask    blocks of 16 examples that go through the network together
 * @param forwardSegments  parts of the forward pass; between them something needs the whole batch
 * @param backwardSegments parts of the backward pass
 * @param packUnits        pieces of work in packing the weights
 * @param outerUnits       pieces of work in the gradients that are products over the batch
 * @param minBatch         the fewest examples of a step: 2 where batch normalisation would have one value for a variance
 * @param ports            all inputs and outputs; what is said of them above is of the first
 */
public record TrainPlan(
        int channels,
        int positions,
        int outputs,
        int blocksPerTask,
        int forwardSegments,
        int backwardSegments,
        int packUnits,
        int outerUnits,
        int minBatch,
        Ports ports) {

    /** Of a network of one input and one output. */
    public TrainPlan(
            int channels,
            int positions,
            int outputs,
            int blocksPerTask,
            int forwardSegments,
            int backwardSegments,
            int packUnits,
            int outerUnits,
            int minBatch) {
        this(
                channels,
                positions,
                outputs,
                blocksPerTask,
                forwardSegments,
                backwardSegments,
                packUnits,
                outerUnits,
                minBatch,
                Ports.single(channels, positions, outputs, outputs));
    }

    boolean isOneSegment() {
        return forwardSegments == 1 && backwardSegments == 1;
    }
}
