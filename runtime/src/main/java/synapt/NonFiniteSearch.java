package synapt;

import org.jspecify.annotations.Nullable;
import synapt.ParameterSpec.Group;
import synapt.kernel.Kernels;

/** Finds out where NaN or an infinity came from, once there is one. */
final class NonFiniteSearch {

    private NonFiniteSearch() {}

    /** The first cause in the order in which a step computes: parameters, inputs, batch statistics, the loss, then gradients. */
    static String first(
            Kernels k,
            Parameters parameters,
            InputStage input,
            int examples,
            @Nullable String norm,
            boolean lossIsFinite,
            StepMemory memory) {
        String parameter = parameter(k, parameters);
        if (parameter != null) {
            return parameter;
        }
        String inInput = input.firstNonFinite(examples);
        if (inInput != null) {
            return inInput;
        }
        if (norm != null) {
            return "the mean or variance of this batch at " + norm;
        }
        return lossIsFinite ? lastGradient(k, parameters.table(), memory) : "the loss";
    }

    private static @Nullable String parameter(Kernels k, Parameters parameters) {
        for (ParameterSpec spec : parameters.table().specs()) {
            if (!k.allFinite(parameters.tensor(spec.name()), spec.size())) {
                return "parameter " + spec.name();
            }
        }
        return null;
    }

    private static String lastGradient(Kernels k, ParameterTable table, StepMemory memory) {
        String last = "a gradient";
        for (ParameterSpec spec : table.specs()) {
            if (spec.group() != Group.STATE && !k.allFinite(memory.gradient(spec.name()), spec.size())) {
                last = "the gradient of " + spec.name();
            }
        }
        return last;
    }
}
