import synapt.annotation.*;
import synapt.layer.*;

/** What a frozen layer does not draw. */
@Network(input = {8, 4})
interface FrozenNoise {
    @Frozen @DropConnect(p = 0.3) @Layer(out = 6) Linear connections();
    @Frozen @RecurrentDropout(p = 0.2, input = 0.1) @Layer(out = 6) Gru state();
    @Frozen @Layer(out = 6) @Recurrent(layers = 2, dropout = 0.2) Lstm between();
    @Frozen @RecurrentDropout(input = 0.2) @Recurrent(layers = 2, dropout = 0.4) @Layer(out = 6) Lstm both();
    @Frozen @Attention(heads = 2, dropout = 0.1) MultiheadAttention attention();
    @Frozen @Attention(heads = 2, dropout = 0) MultiheadAttention quiet();
    @Frozen @Zoneout(p = 0.2) @Layer(out = 6) Gru mean();
    FrozenPart part();
    MeanPositions positions();
    @Layer(out = 3) Linear answer();
}

@Block
interface FrozenPart {
    @Frozen @DropConnect(p = 0.3) @Layer(out = 6) Linear itself();
}
