import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 10)
@Init(Initializer.PYTORCH)
@Allow("activation/missing")
public interface Initializers {
    @Layer(out = 10) Linear asNetwork();
    @Layer(out = 10) @Init(Initializer.DEFAULT) Linear thenNothing();
    @Layer(out = 10) @Init(Initializer.DEFAULT) @Activation(GELU) Linear thenGelu();
    @Layer(out = 10) @Init(Initializer.DEFAULT) @Activation(SELU) Linear thenSelu();
    @Layer(out = 10) @Init(Initializer.DEFAULT) Linear thenNormThenRelu();
    BatchNorm1d bn();
    Relu relu();
    @Layer(out = 10) @Init(Initializer.HE_NORMAL) Linear heNormal();
    @Layer(out = 10) @Init(Initializer.HE_UNIFORM) Linear heUniform();
    @Layer(out = 10) @Init(Initializer.XAVIER_NORMAL) Linear xavierNormal();
    @Layer(out = 10) @Init(Initializer.XAVIER_UNIFORM) Linear xavierUniform();
    @Layer(out = 10) @Init(value = Initializer.NORMAL, std = 0.02) Linear normal();
    @Layer(out = 10) @Init(Initializer.ZERO) Linear zero();
}
