package synapt.processor.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Node;
import synapt.processor.plan.Buffer;

/** What the forward passes of training and of evaluation have in common, for operations that write the same in both. */
interface RecurrentPass {

    Constants constants();

    /** Where a node's result is. */
    Buffer value(Node n);

    /** Memory of a node's own. */
    Buffer scratch(Node n, String suffix, long elements);

    /** A parameter's values in another order. */
    String packed(String name, String order, Parameter p);

    /** A parameter's values as they are; the word null, if there is none. */
    String plain(String name, @Nullable Parameter p);

    /** Adds to the pass. */
    void add(String format, Object... args);

    /** What tells one draw from the next: the number of the step, or of the sample. */
    String draw();

    /** A rate of a node's, as kernels take it. */
    String rate(Node n, NoiseRate rate);

    /** The same for what is computed where there is no noise. */
    String quietRate(Node n, NoiseRate rate);

    /** Memory of a node's own that only noise fills; where there is none, {@code quiet} is read instead. */
    Buffer noisy(Node n, String suffix, long elements, Buffer quiet);

    /** Adds what is there only where there is noise. */
    void noise(String format, Object... args);

    /** Adds one statement where there is noise, and another where there is none. */
    void either(String quiet, List<Object> quietArgs, String noisy, List<Object> noisyArgs);

    static RecurrentPass training(TrainCode code) {
        return new RecurrentPass() {
            @Override
            public Buffer value(Node n) {
                return code.value(n);
            }

            @Override
            public Buffer scratch(Node n, String suffix, long elements) {
                return code.scratch(n, suffix, elements);
            }

            @Override
            public Constants constants() {
                return code;
            }

            @Override
            public String packed(String name, String order, Parameter p) {
                return code.packed(name, order, p);
            }

            @Override
            public String plain(String name, @Nullable Parameter p) {
                return p == null ? "null" : code.tensor(p);
            }

            @Override
            public void add(String format, Object... args) {
                code.forward(format, args);
            }

            @Override
            public String draw() {
                return "step()";
            }

            @Override
            public String rate(Node n, NoiseRate rate) {
                return code.rate(n, rate);
            }

            @Override
            public String quietRate(Node n, NoiseRate rate) {
                return code.rate(n, rate);
            }

            @Override
            public Buffer noisy(Node n, String suffix, long elements, Buffer quiet) {
                return code.scratch(n, suffix, elements);
            }

            @Override
            public void noise(String format, Object... args) {
                code.forward(format, args);
            }

            @Override
            public void either(String quiet, List<Object> quietArgs, String noisy, List<Object> noisyArgs) {
                code.forward(noisy, noisyArgs.toArray());
            }
        };
    }

    /** Reads copies of the parameters. */
    static RecurrentPass evaluation(EvalCode code) {
        return new RecurrentPass() {
            @Override
            public Buffer value(Node n) {
                return code.value(n);
            }

            @Override
            public Buffer scratch(Node n, String suffix, long elements) {
                return code.scratch(n, suffix, elements);
            }

            @Override
            public Constants constants() {
                return code;
            }

            @Override
            public String packed(String name, String order, Parameter p) {
                String field = code.packed(name, order);
                code.pack("k.pack($L, $L, $L)", order, code.tensor(p), field);
                return "p." + field;
            }

            @Override
            public String plain(String name, @Nullable Parameter p) {
                if (p == null) {
                    return "null";
                }
                String field = code.weights(name, "$L", p.shape().size());
                code.pack("copy($L, $L)", code.tensor(p), field);
                return "p." + field;
            }

            @Override
            public void add(String format, Object... args) {
                code.blocks(format, args);
            }

            @Override
            public String draw() {
                return "sample";
            }

            @Override
            public String rate(Node n, NoiseRate rate) {
                return code.rate(n, rate);
            }

            @Override
            public String quietRate(Node n, NoiseRate rate) {
                return code.publishedRate(n, rate);
            }

            @Override
            public Buffer noisy(Node n, String suffix, long elements, Buffer quiet) {
                return code.noisy(n, suffix, elements, quiet);
            }

            @Override
            public void noise(String format, Object... args) {
                code.noise(format, args);
            }

            @Override
            public void either(String quiet, List<Object> quietArgs, String noisy, List<Object> noisyArgs) {
                code.either(quiet, quietArgs.toArray(), noisy, noisyArgs.toArray());
            }
        };
    }
}
