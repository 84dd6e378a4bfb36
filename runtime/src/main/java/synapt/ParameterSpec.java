package synapt;

import java.util.Arrays;

/**
 * One named tensor of a network.
 *
 * @param name  PyTorch's: {@code conv1.weight}
 * @param shape in PyTorch's layout
 * @param group how its gradient is summed, if it has one
 * @param init  how it starts
 */
public record ParameterSpec(String name, int[] shape, Group group, Initialization init) {

    /** How a tensor's gradient comes about; tensors of a group lie side by side in memory. */
    public enum Group {
        /** Block by block, then summed over the blocks in their order. */
        SUMMED,
        /** In one product over the whole batch. */
        WHOLE_BATCH,
        /** Not at all: running statistics. */
        STATE
    }

    public ParameterSpec {
        shape = shape.clone();
    }

    /** A learnt tensor whose gradient is summed over blocks. */
    public static ParameterSpec summed(String name, Initialization init, int... shape) {
        return new ParameterSpec(name, shape, Group.SUMMED, init);
    }

    /** A learnt tensor whose gradient is one product over the batch. */
    public static ParameterSpec wholeBatch(String name, Initialization init, int... shape) {
        return new ParameterSpec(name, shape, Group.WHOLE_BATCH, init);
    }

    /** A tensor that is saved and loaded, but not learnt. */
    public static ParameterSpec state(String name, Initialization init, int... shape) {
        return new ParameterSpec(name, shape, Group.STATE, init);
    }

    /** Elements. */
    public int size() {
        int size = 1;
        for (int extent : shape) {
            size = Math.multiplyExact(size, extent);
        }
        return size;
    }

    @Override
    public String toString() {
        return name + " " + Arrays.toString(shape);
    }
}
