import static synapt.annotation.RecurrentOutput.*;

import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {5, 8})
interface Recurrents {
    Identity x();
    @Layer(from = "x") Lstm missing();
    @Layer(from = "x", out = 0) Gru units();
    @Layer(from = "x", out = 4, kernel = 3) Lstm member();
    @Layer(from = "x", out = 4) @Recurrent(layers = 0) Gru layers();
    @Layer(from = "x", out = 4) @Recurrent(output = LAST) Linear other();
    @Layer(from = "x", out = 200000000) Lstm large();
    @Layer(from = "x") Flatten flat();
    @Layer(out = 4) Gru ofVector();
}

@Network(input = {3, 8, 8})
interface RecurrentImage {
    @Layer(out = 4) Lstm rnn();
}
