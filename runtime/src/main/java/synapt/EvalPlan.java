package synapt;

import java.util.List;

/**
 * What the compiler decided about a network's evaluation.
 *
 * @param channels      channels of the input
 * @param positions     elements of one channel of the input
 * @param outputs       features of the output
 * @param outputChannels channels of the output; outputs / outputChannels is the number of positions
 * @param blocksPerTask blocks of 16 examples that go through the network together
 * @param ports         all inputs and outputs; what is said of them above is of the first
 */
public record EvalPlan(int channels, int positions, int outputs, int outputChannels, int blocksPerTask, Ports ports) {

    /** Of a network of one input and one output. */
    public EvalPlan(int channels, int positions, int outputs, int outputChannels, int blocksPerTask) {
        this(
                channels,
                positions,
                outputs,
                outputChannels,
                blocksPerTask,
                Ports.single(channels, positions, outputs, outputChannels));
    }

    /** The same with an output that has a class for each element of a channel. */
    public EvalPlan withPixels() {
        Ports.Port output = ports.outputs().getFirst().withPixels();
        return new EvalPlan(
                channels,
                positions,
                outputs,
                outputChannels,
                blocksPerTask,
                new Ports(ports.inputs(), List.of(output)));
    }
}
