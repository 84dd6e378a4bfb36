import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface NodeName {
    @Layer(out = 2) Linear input();
    @Layer(out = 2) Linear summary();
    @Layer(out = 2) @Activation(RELU) Linear fc1();
    @Layer(out = 2) Linear fc1Act();
    @Layer(out = 2) Linear FC1();
    @Layer(out = 2) @BatchNorm(name = "bn") Linear fc2();
    @Layer(out = 2) @BatchNorm(name = "bn") Linear fc3();
    @Layer(out = 2) @BatchNorm(name = "fc2") Linear fc4();
    @Layer(out = 2) Linear class_();
    @Layer(out = 2) Linear first();
}
