package synapt.benchmarks.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;

/** The networks of README.md that DJL has the layers for. It has no Dropout2d: single values are dropped in its place. */
final class DjlNets {
    private DjlNets() {}

    static Block leNet(float drop) {
        SequentialBlock net = new SequentialBlock();
        activate(net.add(convolution(6)), drop).add(pool());
        activate(net.add(convolution(16)), drop).add(pool());
        activate(net.add(convolution(120)), drop).add(Blocks.batchFlattenBlock());
        activate(net.add(linear(84)), drop);
        return net.add(linear(10));
    }

    static Block mlp(float drop1, float drop2) {
        SequentialBlock net = new SequentialBlock();
        activate(net.add(linear(256)), drop1);
        activate(net.add(linear(256)), drop2);
        return net.add(linear(10));
    }

    private static SequentialBlock activate(SequentialBlock net, float drop) {
        net.add(Activation::relu);
        return drop == 0 ? net : net.add(Dropout.builder().optRate(drop).build());
    }

    private static Block convolution(int out) {
        return Conv2d.builder().setKernelShape(new Shape(5, 5)).setFilters(out).build();
    }

    private static Block linear(int out) {
        return Linear.builder().setUnits(out).build();
    }

    private static Block pool() {
        return Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
    }
}
