package synapt;

import java.util.List;

/**
 * A network's inputs and outputs, in the order in which they were declared.
 *
 * @param inputs  at least one
 * @param outputs at least one
 */
public record Ports(List<Port> inputs, List<Port> outputs) {

    public Ports {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * One of them.
     *
     * @param name      of its node
     * @param channels  its channels, or features of a vector
     * @param positions elements of one channel
     * @param ofPixels  whether there is a class for each element of a channel, and channels are the classes
     */
    public record Port(String name, int channels, int positions, boolean ofPixels) {

        /** An input, or an output that is a vector or has a class for each channel at most. */
        public Port(String name, int channels, int positions) {
            this(name, channels, positions, false);
        }

        /** The same with a class for each element of a channel. */
        public Port withPixels() {
            return new Port(name, channels, positions, true);
        }

        /** Numbers of one example. */
        public int features() {
            return channels * positions;
        }
    }

    static Ports single(int channels, int positions, int outputs, int outputChannels) {
        return new Ports(
                List.of(new Port("input", channels, positions)),
                List.of(new Port("output", outputChannels, outputs / outputChannels)));
    }

    int output(String name) {
        return find("output", outputs, name);
    }

    int input(String name) {
        return find("input", inputs, name);
    }

    private static int find(String what, List<Port> ports, String name) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no " + what + " \"" + name + "\"; there are "
                + ports.stream().map(Port::name).toList());
    }
}
