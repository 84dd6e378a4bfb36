package synapt.examples;

import static synapt.annotation.ActivationFunction.RELU;
import static synapt.annotation.LossFunction.MSE;

import synapt.annotation.Activation;
import synapt.annotation.Input;
import synapt.annotation.Layer;
import synapt.annotation.Network;
import synapt.annotation.Output;
import synapt.layer.Concat;
import synapt.layer.Conv2d;
import synapt.layer.Flatten;
import synapt.layer.InputLayer;
import synapt.layer.Linear;
import synapt.layer.MaxPool2d;

/** Two inputs, an image and two numbers about it, and two outputs: what it shows, and how bright that is. */
@Network
public interface PhotoNet {
    @Input(shape = {1, 28, 28})                                                 InputLayer image();
    @Input(shape = 2)                                                           InputLayer camera();

    @Layer(from = "image", out = 8, kernel = 5, padding = 2) @Activation(RELU)  Conv2d     conv1();
    @Layer(kernel = 2)                                                          MaxPool2d  pool1();
    @Layer(out = 16, kernel = 5)                             @Activation(RELU)  Conv2d     conv2();
    @Layer(kernel = 2)                                                          MaxPool2d  pool2();
    @Layer                                                                      Flatten    flat();
    @Layer(out = 62)                                         @Activation(RELU)  Linear     seen();
    @Layer(from = {"seen", "camera"})                                            Concat     both();
    @Layer(out = 64)                                         @Activation(RELU)  Linear     hidden();
    @Layer(from = "hidden", out = 10) @Output                                   Linear     kind();
    @Layer(from = "hidden", out = 1)  @Output(loss = MSE, weight = 0.1)         Linear     light();
}
