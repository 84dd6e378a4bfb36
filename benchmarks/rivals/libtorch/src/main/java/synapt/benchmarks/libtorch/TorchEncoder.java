package synapt.benchmarks.libtorch;

import static synapt.benchmarks.libtorch.Libtorch.then;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A transformer's encoder block as README.md defines it, around libtorch's fused attention: as fast as its own
 * {@code TransformerEncoderLayer} or faster.
 */
final class TorchEncoder extends TorchNet {
    private static final long WIDTH = 256;
    private static final long HEADS = 4;
    private static final long HIDDEN = 1024;

    private final double drop;
    private final LinearImpl in = register_module("in", new LinearImpl(WIDTH, 3 * WIDTH));
    private final LinearImpl out = register_module("out", new LinearImpl(WIDTH, WIDTH));
    private final LinearImpl up = register_module("up", new LinearImpl(WIDTH, HIDDEN));
    private final LinearImpl down = register_module("down", new LinearImpl(HIDDEN, WIDTH));
    private final LayerNormImpl norm1 = register_module("norm1", new LayerNormImpl(new LongVector(new long[] {WIDTH})));
    private final LayerNormImpl norm2 = register_module("norm2", new LayerNormImpl(new LongVector(new long[] {WIDTH})));

    /** @param drop of all dropouts */
    TorchEncoder(double drop) {
        this.drop = drop;
    }

    @Override
    Tensor forward(Tensor x) {
        Tensor a = attend(x);
        a = then(a, torch.dropout(a, drop, is_training()));
        a = then(a, x.add(a));
        Tensor attended = then(a, norm1.forward(a));
        Tensor f = up.forward(attended);
        f = then(f, torch.relu(f));
        f = then(f, torch.dropout(f, drop, is_training()));
        f = then(f, down.forward(f));
        f = then(f, torch.dropout(f, drop, is_training()));
        f = then(f, attended.add(f));
        attended.close();
        return then(f, norm2.forward(f));
    }

    private Tensor attend(Tensor x) {
        long batch = x.size(0);
        long length = x.size(1);
        Tensor a = in.forward(x);
        a = then(a, a.view(batch, length, 3, HEADS, WIDTH / HEADS));
        a = then(a, a.permute(2, 0, 3, 1, 4));
        Tensor q = a.select(0, 0);
        Tensor k = a.select(0, 1);
        Tensor v = a.select(0, 2);
        double dropped = is_training() ? drop : 0;
        a = then(
                a,
                torch.scaled_dot_product_attention(
                        q, k, v, new TensorOptional(), dropped, false, new DoubleOptional(), false));
        q.close();
        k.close();
        v.close();
        a = then(a, a.transpose(1, 2));
        a = then(a, a.reshape(batch, length, WIDTH));
        return then(a, out.forward(a));
    }
}
