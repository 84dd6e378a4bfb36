package synapt.train;

import java.util.List;

/**
 * One schedule after another, each counting from its own start: PyTorch's {@code SequentialLR}. Counts epochs, and tells its parts the
 * epochs since their start as both epoch and step; {@link #perStep} makes all of it count steps:
 *
 * <pre>{@code
 * SequentialLr.of(LinearWarmup.of(0.1, 500), 500, CosineAnnealingLr.of(20_000)).perStep()
 * }</pre>
 *
 * @param parts      one more than milestones
 * @param milestones where the next part begins: numbers of epochs, 1 or more each, ascending
 */
public record SequentialLr(List<Schedule> parts, List<Integer> milestones) implements Schedule {

    /** @throws IllegalArgumentException if milestones are not as described, or parts are not one more */
    public SequentialLr {
        parts = List.copyOf(parts);
        milestones = List.copyOf(milestones);
        Ranges.ascending("SequentialLr's milestones", milestones);
        Ranges.require(
                parts.size() == milestones.size() + 1,
                "SequentialLr has a milestone between each two parts, but there are %s parts and %s milestones",
                parts.size(),
                milestones.size());
    }

    /** Two parts. */
    public static SequentialLr of(Schedule first, int milestone, Schedule second) {
        return new SequentialLr(List.of(first, second), List.of(milestone));
    }

    @Override
    public double rate(double base, int epoch, long step) {
        int part = part(epoch);
        int since = epoch - start(part);
        return parts.get(part).rate(base, since, since);
    }

    @Override
    public double momentum(double base, int epoch, long step) {
        int part = part(epoch);
        int since = epoch - start(part);
        return parts.get(part).momentum(base, since, since);
    }

    private int part(int epoch) {
        int part = 0;
        while (part < milestones.size() && epoch >= milestones.get(part)) {
            part++;
        }
        return part;
    }

    private int start(int part) {
        return part == 0 ? 0 : milestones.get(part - 1);
    }
}
