package synapt;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import synapt.io.Checkpoint;
import synapt.io.DType;
import synapt.io.FileFormatException;
import synapt.io.Tensor;
import synapt.kernel.Kernels;
import synapt.random.ScheduledRate;

/**
 * All that the next steps of a training run depend on, to and from a checkpoint. A checkpoint is looked at as a whole before anything
 * is changed.
 */
final class RunState {

    private static final String RUNTIME = "synapt.version";
    private static final String NETWORK = "network";
    private static final String OPTIMIZER = "optimizer";
    private static final String SEED = "noise.seed";
    private static final String STEP = "step";
    private static final String RATE = "rate";
    private static final String MOMENTUM = "momentum";
    private static final String AVERAGE = "average";
    private static final String ADJUSTABLE = "adjustable.";

    private final Parameters tensors;
    private final Kernels k;
    private final WeightUpdate update;
    private final TrainScope scope;
    private final String declaration;
    private final long seed;
    private final List<ScheduledRate<?>> rates;

    /**
     * @param declaration what network it is, a line for each node
     * @param seed        what masks are drawn from
     * @param rates       those that users may set
     */
    RunState(
            Parameters tensors,
            WeightUpdate update,
            TrainScope scope,
            String declaration,
            long seed,
            List<ScheduledRate<?>> rates) {
        this.tensors = tensors;
        this.k = tensors.backend().kernels();
        this.update = update;
        this.scope = scope;
        this.declaration = declaration;
        this.seed = seed;
        this.rates = rates;
    }

    /**
     * Numbers of each of some parameters, laid out as the parameters are.
     *
     * @param prefix before the parameter's name in a checkpoint; it ends with what is in no such name
     */
    private record Slot(String prefix, MemorySegment numbers, boolean isOfAll) {}

    private List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        slots.add(new Slot("", tensors.all(), true));
        List<MemorySegment> memory = update.memory();
        for (int i = 0; i < memory.size(); i++) {
            slots.add(new Slot(OPTIMIZER + "." + i + "/", memory.get(i), false));
        }
        if (update.average().isKept()) {
            slots.add(new Slot(AVERAGE + "/", update.average().numbers(), false));
        }
        return slots;
    }

    private List<ParameterSpec> specs(Slot slot) {
        return tensors.table().specs().stream()
                .filter(s -> slot.isOfAll || s.group() != ParameterSpec.Group.STATE)
                .toList();
    }

    private boolean isDouble() {
        return k.elementBytes() == Double.BYTES;
    }

    // ---- to a checkpoint ----

    Checkpoint.Builder save() {
        Checkpoint.Builder to = new Checkpoint.Builder()
                .note(RUNTIME, RuntimeVersion.VERSION)
                .note(NETWORK, declaration)
                .note(OPTIMIZER, update.settings())
                .note(SEED, seed)
                .note(STEP, scope.step())
                .note(RATE, update.rate())
                .note(MOMENTUM, update.momentum())
                .note(AVERAGE, Boolean.toString(update.average().hasBegun()));
        rates.forEach(r -> to.note(ADJUSTABLE + r.name(), r.state()));
        long stamp = tensors.beginRead();
        try {
            for (Slot slot : slots()) {
                for (ParameterSpec spec : specs(slot)) {
                    to.add(read(slot, spec));
                }
            }
        } finally {
            tensors.endRead(stamp);
        }
        return to;
    }

    private Tensor read(Slot slot, ParameterSpec spec) {
        double[] values = new double[spec.size()];
        k.read(slot.numbers, tensors.table().offset(spec.name()), values, values.length);
        String name = slot.prefix + spec.name();
        return isDouble()
                ? Tensor.of(name, values, spec.shape())
                : Tensor.of(name, Parameters.floats(values), spec.shape());
    }

    // ---- from a checkpoint ----

    /** @throws FileFormatException if it is not of such a run; nothing is changed then */
    void resume(Checkpoint from) throws FileFormatException {
        requireSame(from);
        long step = from.count(STEP);
        double rate = from.real(RATE);
        double momentum = from.real(MOMENTUM);
        if (!(rate >= 0 && Double.isFinite(rate) && momentum >= 0 && momentum < 1)) {
            throw from.fault("found the rate %s and the momentum %s, expected a finite rate and a momentum of 0 to 1"
                    .formatted(rate, momentum));
        }
        boolean hasAverage = Boolean.parseBoolean(from.text(AVERAGE));
        List<Runnable> changes = new ArrayList<>();
        for (ScheduledRate<?> r : rates) {
            try {
                changes.add(r.restoring(from.text(ADJUSTABLE + r.name())));
            } catch (IllegalArgumentException e) {
                throw from.fault("" + e.getMessage());
            }
        }
        for (Slot slot : slots()) {
            for (ParameterSpec spec : specs(slot)) {
                changes.add(writing(from, slot, spec));
            }
        }
        tensors.replace(() -> changes.forEach(Runnable::run));
        update.resume(rate, momentum, hasAverage);
        scope.resume(step);
    }

    private void requireSame(Checkpoint from) throws FileFormatException {
        String network = from.text(NETWORK);
        if (!network.equals(declaration)) {
            String writer = from.text(RUNTIME);
            String release = writer.equals(RuntimeVersion.VERSION)
                    ? ""
                    : " (or of another release, " + writer + ", which knew other options)";
            throw from.fault("found a checkpoint of another network" + release + "; since then"
                    + DeclarationChange.between(network, declaration));
        }
        String optimizer = from.text(OPTIMIZER);
        if (!optimizer.equals(update.settings())) {
            throw from.fault("found a run of the optimiser " + optimizer + ", expected " + update.settings());
        }
        if (from.number(SEED) != seed) {
            throw from.fault("found a run with masks drawn from the seed " + from.number(SEED) + ", expected " + seed
                    + "; give training(optimizer, maxBatch, seed) that one");
        }
    }

    private Runnable writing(Checkpoint from, Slot slot, ParameterSpec spec) throws FileFormatException {
        DType dtype = isDouble() ? DType.F64 : DType.F32;
        Tensor tensor = from.tensor(slot.prefix + spec.name(), dtype, spec.shape());
        long offset = tensors.table().offset(spec.name());
        return () -> {
            double[] values = isDouble() ? tensor.doubles() : Parameters.doubles(tensor.floats());
            k.write(values, slot.numbers, offset, values.length);
        };
    }
}
