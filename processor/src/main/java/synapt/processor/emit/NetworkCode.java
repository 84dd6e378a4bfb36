package synapt.processor.emit;

import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Graph;
import synapt.processor.graph.Node;
import synapt.processor.op.Constants;
import synapt.processor.op.NoiseRate;
import synapt.processor.op.Parameter;

/** What training and evaluation of one network share in its class. */
abstract class NetworkCode implements Constants {

    final Graph graph;
    private final ConstantPool constants;
    private final TensorPool tensors;

    NetworkCode(Graph graph, ConstantPool constants, TensorPool tensors) {
        this.graph = graph;
        this.constants = constants;
        this.tensors = tensors;
    }

    @Override
    public final String constant(String name, String type, String format, Object... args) {
        return constants.constant(name, type, format, args);
    }

    /** The constant of a rate as it was declared. */
    final String declared(Node n, NoiseRate rate) {
        return constant(Names.rateConstant(n, rate), rate.type(), rate.of(Double.toString(rate.declared())));
    }

    @Override
    public final String stage(Node input) {
        return Names.stage(graph.inputs().indexOf(input));
    }

    @Override
    public final @Nullable String stageOfEnds(Node input) {
        return graph.lengthsOf(input).map(this::stage).orElse(null);
    }

    @Override
    public final String layer(Node n) {
        return tensors.layer(n);
    }

    @Override
    public final String tensor(Parameter p) {
        return tensors.field(p);
    }
}
