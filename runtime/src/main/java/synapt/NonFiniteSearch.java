package synapt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synapt.ParameterSpec.Group;
import synapt.kernel.Kernels;

/**
 * Finds out where NaN or an infinity came from, once there is one. A step keeps its results only as long as it needs them, so the
 * forward pass of the batch is run again, with the same masks, in memory where nothing is overwritten.
 *
 * @param <Y> targets of a batch
 * @param <W> the buffers of one task
 */
final class NonFiniteSearch<Y, W extends Workspace> {

    private final TrainingHooks<Y, W> hooks;
    private final Kernels k;
    private final Parameters parameters;
    private final TrainPlan plan;
    private final int count;

    /**
     * @param hooks of the step that failed, of {@code count} examples
     */
    NonFiniteSearch(TrainingHooks<Y, W> hooks, Parameters parameters, TrainPlan plan) {
        this.hooks = hooks;
        this.k = hooks.k;
        this.parameters = parameters;
        this.plan = plan;
        this.count = hooks.count;
    }

    /** The first cause in the order in which a step computes: parameters, inputs, results, targets, the loss, then gradients. */
    String first(Y targets) {
        String found = parameter();
        found = found != null ? found : hooks.input.firstNonFinite(count);
        found = found != null ? found : result();
        found = found != null ? found : target(targets);
        found = found != null ? found : loss();
        return found != null ? found : lastGradient();
    }

    private @Nullable String parameter() {
        for (ParameterSpec spec : parameters.table().specs()) {
            if (!k.allFinite(parameters.tensor(spec.name()), spec.size())) {
                return "parameter " + spec.name();
            }
        }
        return null;
    }

    private @Nullable String result() {
        Inspection results = new Inspection(k);
        try {
            if (plan.forwardSegments() == 1) {
                inspectOneByOne(results);
            } else {
                inspectTogether(results);
            }
        } catch (OutOfMemoryError tooLarge) {
            // The step that failed is what the user has to hear of, if with less detail.
        }
        return results.found();
    }

    private void inspectOneByOne(Inspection results) {
        W w = hooks.newWorkspace(plan.blocksPerTask(), true);
        for (int task = 0; task * perTask() < count; task++) {
            begin(w, task);
            hooks.forwardTrain(w, 0);
            results.begin(w);
            hooks.inspect(w, results);
        }
    }

    /** Where tasks wait for each other, all of them are kept. */
    private void inspectTogether(Inspection results) {
        List<W> tasks = new ArrayList<>();
        for (int task = 0; task * perTask() < count; task++) {
            W w = hooks.newWorkspace(plan.blocksPerTask(), true);
            begin(w, task);
            tasks.add(w);
        }
        for (int segment = 0; segment < plan.forwardSegments(); segment++) {
            for (W w : tasks) {
                hooks.forwardTrain(w, segment);
            }
            if (segment + 1 < plan.forwardSegments()) {
                hooks.joinForward(segment, count);
            }
        }
        for (W w : tasks) {
            results.begin(w);
            hooks.inspect(w, results);
        }
    }

    private int perTask() {
        return plan.blocksPerTask() * Kernels.LANES;
    }

    private void begin(W w, int task) {
        int first = task * perTask();
        w.examples(task, first, Math.min(perTask(), count - first));
    }

    /** Numbers to be compared with; those of several outputs are told apart by their losses alone. */
    private @Nullable String target(Y targets) {
        if (targets instanceof float[] rows) {
            int features = plan.ports().outputs().getFirst().features();
            for (int i = 0; i < count * features; i++) {
                if (!Float.isFinite(rows[i])) {
                    return "the target of example " + i / features + " (element " + i % features + ")";
                }
            }
        }
        return null;
    }

    private @Nullable String loss() {
        List<Ports.Port> outputs = plan.ports().outputs();
        for (int i = 0; i < outputs.size(); i++) {
            if (!Double.isFinite(hooks.ownLoss(i))) {
                return outputs.size() == 1
                        ? "the loss"
                        : "the loss of output " + outputs.get(i).name();
            }
        }
        return Double.isFinite(hooks.totalLoss()) ? null : "the sum of the losses";
    }

    /** The backward pass goes from the last layer to the first. */
    private String lastGradient() {
        String last = "a gradient";
        for (ParameterSpec spec : parameters.table().specs()) {
            if (spec.group() != Group.STATE && !k.allFinite(hooks.memory.gradient(spec.name()), spec.size())) {
                last = "the gradient of " + spec.name();
            }
        }
        return last;
    }
}
