package synapt.benchmarks.dl4j;

import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** LeNet-5 and the perceptron of README.md. Its momentum is Nesterov's, the same work: it has no plain one. */
final class Dl4jNets {
    private Dl4jNets() {}

    static MultiLayerNetwork leNet(double drop) {
        NeuralNetConfiguration.ListBuilder net = list(new Nesterovs(0.01, 0.9));
        convolution(net, 6, drop);
        net.layer(pool());
        convolution(net, 16, drop);
        net.layer(pool());
        convolution(net, 120, drop);
        dense(net, 84, drop);
        return create(net, InputType.convolutional(32, 32, 3));
    }

    static MultiLayerNetwork mlp(double drop1, double drop2) {
        NeuralNetConfiguration.ListBuilder net = list(new Sgd(0.1));
        dense(net, 256, drop1);
        dense(net, 256, drop2);
        return create(net, InputType.feedForward(784));
    }

    private static NeuralNetConfiguration.ListBuilder list(IUpdater updater) {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.FLOAT)
                .optimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT)
                .updater(updater)
                .activation(Activation.RELU)
                .convolutionMode(ConvolutionMode.Truncate)
                .list();
    }

    private static void convolution(NeuralNetConfiguration.ListBuilder net, int out, double drop) {
        net.layer(new ConvolutionLayer.Builder(5, 5)
                .nOut(out)
                .activation(Activation.RELU)
                .build());
        drop(net, drop, new SpatialDropout(1 - drop));
    }

    private static void dense(NeuralNetConfiguration.ListBuilder net, int out, double drop) {
        net.layer(new DenseLayer.Builder().nOut(out).activation(Activation.RELU).build());
        drop(net, drop, new Dropout(1 - drop));
    }

    /** Deeplearning4j's rates are shares kept, and it refuses to keep all. */
    private static void drop(NeuralNetConfiguration.ListBuilder net, double drop, IDropout how) {
        if (drop > 0) {
            net.layer(new DropoutLayer.Builder(how).build());
        }
    }

    private static SubsamplingLayer pool() {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .build();
    }

    private static MultiLayerNetwork create(NeuralNetConfiguration.ListBuilder layers, InputType input) {
        layers.layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nOut(10)
                .build());
        MultiLayerNetwork net = new MultiLayerNetwork(layers.setInputType(input).build());
        net.init();
        return net;
    }
}
