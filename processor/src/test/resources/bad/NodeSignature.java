import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface NodeSignature {
    @Layer(out = 2) Linear fc1(int n);
    @Layer(out = 2) <T> Linear fc2();
    @Layer(out = 2) Linear fc3() throws Exception;
    @Layer(out = 2) @Activation(RELU)
    default Linear fc4() {
        return null;
    }
    @Layer(out = 2) Linear fc5();
}
