package synapt.processor.gradient;

import static synapt.processor.live.NetworkSource.OUTPUT;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import synapt.annotation.LossFunction;
import synapt.processor.live.NetworkSource;
import synapt.processor.live.RandomGraph;

/** Joins, and networks in which several nodes read one: by hand, and graphs put together at random. */
final class JoinSubjects {

    private static final int RANDOM = 30;

    private JoinSubjects() {}

    static Stream<Subject> all() {
        return Stream.concat(
                Stream.of(
                        residual(),
                        preActivationResidual(),
                        bottleneck(),
                        diamond(),
                        densely(),
                        gated(),
                        withItself(),
                        aroundNoise(),
                        aroundPool(),
                        concatAxes(),
                        greatest(),
                        sequences()),
                IntStream.range(0, RANDOM).mapToObj(JoinSubjects::random));
    }

    private static Subject network(String name, int[] input, String nodes, int examples, int outputs) {
        return new Subject(
                "join",
                new NetworkSource(name, input, LossFunction.MSE, nodes.replace("OUTPUT", OUTPUT)),
                examples,
                outputs);
    }

    private static Subject residual() {
        return network("residual", new int[] {2, 5, 5}, """
                @Layer(out = 4, kernel = 3, padding = 1) @BatchNorm @Activation(ActivationFunction.RELU) Conv2d stem();
                @Layer(out = 4, kernel = 3, padding = 1) @BatchNorm @Activation(ActivationFunction.RELU) Conv2d a1();
                @Layer(out = 4, kernel = 3, padding = 1) @BatchNorm Conv2d a2();
                @Layer(from = {"a2", "stem"}) @Activation(ActivationFunction.RELU) Add a();
                @Layer(out = 6, kernel = 3, stride = 2, padding = 1) @BatchNorm @Activation(ActivationFunction.RELU) Conv2d b1();
                @Layer(out = 6, kernel = 3, padding = 1) @BatchNorm Conv2d b2();
                @Layer(from = "a", out = 6, kernel = 1, stride = 2) @BatchNorm Conv2d shortcut();
                @Layer(from = {"shortcut", "b2"}) @Activation(ActivationFunction.RELU) @Dropout(p = 0.3) Add b();
                @Layer Flatten flat();
                @Layer(out = 3) OUTPUT Linear fc();
                """, 18, 3);
    }

    private static Subject preActivationResidual() {
        return network("preActivationResidual", new int[] {3, 4, 4}, """
                @Layer(out = 4, kernel = 3, padding = 1) Conv2d stem();
                @Activation(ActivationFunction.RELU) BatchNorm2d n1();
                @Layer(out = 4, kernel = 3, padding = 1) @BatchNorm @Activation(ActivationFunction.RELU) Conv2d c1();
                @Layer(out = 4, kernel = 3, padding = 1) Conv2d c2();
                @Layer(from = {"stem", "c2"}) Add s1();
                @Activation(ActivationFunction.GELU) BatchNorm2d n2();
                @Layer(out = 4, kernel = 3, padding = 1) Conv2d c3();
                @Layer(from = {"s1", "c3"}) Add s2();
                @Layer(kernel = 4) AvgPool2d pool();
                @Layer Flatten flat();
                @Layer(out = 2) OUTPUT Linear fc();
                """, 17, 2);
    }

    private static Subject bottleneck() {
        return network("bottleneck", new int[] {4, 3, 3}, """
                @Layer(out = 8, kernel = 1) Conv2d stem();
                @Layer(out = 2, kernel = 1) @Activation(ActivationFunction.RELU) Conv2d down();
                @Layer(out = 2, kernel = 3, padding = 1, groups = 2) @Activation(ActivationFunction.SILU) Conv2d deep();
                @Layer(out = 8, kernel = 1) Conv2d up();
                @Layer(from = {"stem", "up"}) @BatchNorm @Activation(ActivationFunction.TANH) Add sum();
                @Layer Flatten flat();
                @Layer(out = 2) OUTPUT Linear fc();
                """, 7, 2);
    }

    /** Two paths of different length from a ReLU that its product applies, and back together. */
    private static Subject diamond() {
        return network("diamond", new int[] {5}, """
                @Layer(out = 7) @Activation(ActivationFunction.RELU) Linear top();
                @Layer(from = "top", out = 7) @Activation(ActivationFunction.RELU) @Dropout(p = 0.4) Linear left();
                @Layer(from = "top", out = 7) Linear right();
                @Layer(out = 7) @Activation(ActivationFunction.TANH) Linear lower();
                @Layer(from = {"left", "lower"}) Add bottom();
                @Layer(out = 3) OUTPUT Linear fc();
                """, 13, 3);
    }

    /** Each node reads all before it. */
    private static Subject densely() {
        return network("densely", new int[] {2, 4, 3}, """
                @Layer(out = 3, kernel = 3, padding = 1) @Activation(ActivationFunction.RELU) Conv2d c1();
                @Layer(from = {"image", "c1"}) Concat d1();
                @Layer(out = 2, kernel = 3, padding = 1) @Activation(ActivationFunction.ELU) Conv2d c2();
                @Layer(from = {"image", "c1", "c2"}) @BatchNorm Concat d2();
                @Layer(out = 4, kernel = 3, padding = 1) @Activation(ActivationFunction.SIGMOID) Conv2d c3();
                @Layer(from = {"c3", "image", "c1", "c2"}) @Dropout2d(p = 0.3) Concat d3();
                @Layer Flatten flat();
                @Layer(out = 3) OUTPUT Linear fc();
                """, 19, 3);
    }

    /** A highway network: a node read by three, and products in both places of a sum. */
    private static Subject gated() {
        return network("gated", new int[] {6}, """
                @Layer(out = 6) Linear x();
                @Layer(from = "x", out = 6) @Activation(ActivationFunction.SIGMOID) Linear gate();
                @Layer(from = "x", out = 6) @Activation(ActivationFunction.RELU) Linear h();
                @Layer(from = {"gate", "h"}) Multiply open();
                @Layer(from = {"gate", "x"}) Multiply carried();
                @Layer(from = {"x", "carried"}) Subtract shut();
                @Layer(from = {"open", "shut"}) Add y();
                @Layer(from = {"y", "gate", "h", "y"}) Multiply power();
                @Layer(from = {"power", "y", "x"}) Add all();
                @Layer(out = 4) OUTPUT Linear fc();
                """, 16, 4);
    }

    private static Subject withItself() {
        return network("withItself", new int[] {4}, """
                @Layer(out = 5) Linear x();
                @Layer(from = {"x", "x"}) Add twice();
                @Layer(from = {"twice", "twice"}) Multiply square();
                @Layer(from = {"square", "x"}) Subtract less();
                @Layer(from = {"less", "less"}) Concat pair();
                @Layer(from = {"pair", "pair", "pair"}) @Activation(ActivationFunction.GELU) Add thrice();
                @Layer(out = 2) OUTPUT Linear fc();
                """, 3, 2);
    }

    /** What would be done in place, or become one mask, if nobody else read it. */
    private static Subject aroundNoise() {
        return network("aroundNoise", new int[] {6}, """
                @Layer(out = 6) @Activation(ActivationFunction.RELU) Linear relu();
                @Dropout(p = 0.4) Identity drop1();
                @Layer(from = {"relu", "drop1"}) Add a();
                @Dropout(p = 0.2) Identity drop2();
                @Activation(ActivationFunction.SIGMOID) Identity sigmoid();
                @Layer(from = {"sigmoid", "drop2", "a"}) @Dropout(p = 0.5) Add b();
                @Layer(from = "relu") BatchNorm1d norm();
                @Layer(from = {"norm", "b", "relu"}) @Activation(ActivationFunction.RELU) @Dropout(p = 0.3) Add c();
                @Layer(out = 4) OUTPUT Linear fc();
                """, 33, 4);
    }

    private static Subject aroundPool() {
        return network("aroundPool", new int[] {2, 6, 6}, """
                @Layer(out = 3, kernel = 3, padding = 1) @Activation(ActivationFunction.RELU) Conv2d conv();
                @Layer(kernel = 3, stride = 1, padding = 1) MaxPool2d max();
                @Layer(from = "conv", kernel = 3, stride = 1, padding = 1) AvgPool2d mean();
                @Layer(from = {"conv", "max", "mean"}) Add all();
                @Layer(kernel = 2) MaxPool2d pool();
                @Layer Flatten flat();
                @Layer(from = "conv") Flatten flatConv();
                @Layer(from = {"flat", "flatConv"}) Concat both();
                @Layer(out = 3) OUTPUT Linear fc();
                """, 5, 3);
    }

    private static Subject concatAxes() {
        return network("concatAxes", new int[] {2, 3, 4}, """
                @Layer(out = 3, kernel = 1) Conv2d a();
                @Layer(from = "image", out = 3, kernel = {2, 1}) Conv2d b();
                @Layer(from = "image", out = 3, kernel = {1, 3}) Conv2d c();
                @Layer(from = {"a", "b", "a"}) @Axis(1) Concat rows();
                @Layer(from = {"c", "a"}) @Axis(2) Concat columns();
                @Layer(from = "rows") Flatten flatRows();
                @Layer(from = "columns") @Activation(ActivationFunction.TANH) Flatten flatColumns();
                @Layer(from = {"flatRows", "flatColumns"}) Concat all();
                @Layer(out = 3) OUTPUT Linear fc();
                """, 20, 3);
    }

    private static Subject greatest() {
        return network("greatest", new int[] {5}, """
                @Layer(out = 6) Linear a();
                @Layer(from = "image", out = 6) @Activation(ActivationFunction.TANH) Linear b();
                @Layer(from = {"a", "b"}) Max ab();
                @Layer(from = {"b", "ab", "a", "b"}) Max all();
                @Layer(from = {"ab", "all", "a"}) @Activation(ActivationFunction.SILU) Add sum();
                @Layer(out = 3) OUTPUT Linear fc();
                """, 17, 3);
    }

    private static Subject sequences() {
        return network("sequences", new int[] {3, 4}, """
                @Layer(out = 5) @Activation(ActivationFunction.RELU) Linear a();
                @Layer(from = "image", out = 5) Linear b();
                @Layer(from = {"a", "b"}) @BatchNorm Max top();
                @Layer(from = {"top", "image"}) @Axis(1) Concat wide();
                @Layer(from = {"wide", "wide"}) Concat long2();
                @Layer Flatten flat();
                @Layer(out = 2) OUTPUT Linear fc();
                """, 9, 2);
    }

    private static Subject random(int i) {
        String name = "graph" + i;
        RandomGraph graph = RandomGraph.of(i, false);
        return new Subject(
                "join",
                new NetworkSource(name, graph.shape(), LossFunction.MSE, graph.nodes()),
                Math.max(5, new Draw(name).examples()),
                2);
    }
}
