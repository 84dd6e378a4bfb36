package synapt.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import java.util.function.UnaryOperator;
import synapt.benchmarks.harness.Workload;

/** One operation. */
final class DjlFunction extends DjlContender {
    private final NDArray[] inputs;
    private UnaryOperator<NDArray> function = UnaryOperator.identity();

    private DjlFunction(Workload workload) {
        super(workload);
        inputs = inputs(workload.model().batches(), workload.model().batch());
    }

    static DjlFunction dropout(Workload workload) {
        DjlFunction dropout = new DjlFunction(workload);
        dropout.function = x -> Dropout.dropout(x, 0.5f, true).singletonOrThrow();
        return dropout;
    }

    static DjlFunction product(Workload workload) {
        DjlFunction product = new DjlFunction(workload);
        int size = workload.model().features();
        NDArray right = product.manager.randomNormal(new Shape(size, size));
        product.function = left -> left.matMul(right);
        return product;
    }

    @Override
    public float step(int which) {
        try (NDManager step = manager.newSubManager()) {
            // The engine does all at once and not later: nothing has to be waited for.
            return function.apply(view(inputs[which], step)).getShape().dimension();
        }
    }
}
