package synapt.processor.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each buffer of a sequence of steps lies: buffers that are never needed at the same time may share memory. Larger buffers
 * are placed first, each at the lowest place that is free for as long as it lives.
 *
 * @param places   by buffer, in order of first use
 * @param elements what all of them need together, in elements of one block
 */
public record MemoryPlan(Map<Buffer, Place> places, long elements) {

    /**
     * @param offset in elements of one block
     * @param first  the first step that uses the buffer
     * @param last   the last one
     */
    public record Place(Buffer buffer, long offset, int first, int last) {

        boolean overlaps(Place other) {
            return first <= other.last && other.first <= last;
        }

        long end() {
            return offset + buffer.elements();
        }
    }

    /**
     * @param steps in the order in which they run
     * @param kept  buffers that are looked at after the last step
     */
    public static MemoryPlan of(List<Step> steps, List<Buffer> kept) {
        Map<Buffer, int[]> lives = new LinkedHashMap<>();
        for (int s = 0; s < steps.size(); s++) {
            for (Buffer b : steps.get(s).buffers()) {
                int[] life = lives.computeIfAbsent(b, any -> new int[] {-1, -1});
                life[0] = life[0] < 0 ? s : life[0];
                life[1] = s;
            }
        }
        kept.forEach(b -> lives.computeIfAbsent(b, any -> new int[] {0, 0})[1] = steps.size());

        List<Place> largestFirst = new ArrayList<>();
        lives.forEach((b, life) -> largestFirst.add(new Place(b, 0, life[0], life[1])));
        largestFirst.sort(
                Comparator.comparingLong((Place p) -> p.buffer().elements()).reversed());
        Map<Buffer, Place> placed = new LinkedHashMap<>();
        for (Place p : largestFirst) {
            placed.put(p.buffer(), lowestFree(p, placed.values()));
        }
        Map<Buffer, Place> inOrder = new LinkedHashMap<>(lives.size());
        lives.keySet().forEach(b -> inOrder.put(b, requireNonNull(placed.get(b))));
        return new MemoryPlan(
                inOrder, placed.values().stream().mapToLong(Place::end).max().orElse(0));
    }

    private static Place lowestFree(Place wanted, Iterable<Place> placed) {
        List<Place> rivals = new ArrayList<>();
        for (Place p : placed) {
            if (p.overlaps(wanted)) {
                rivals.add(p);
            }
        }
        rivals.sort(Comparator.comparingLong(Place::offset));
        long offset = 0;
        for (Place p : rivals) {
            if (offset + wanted.buffer().elements() <= p.offset()) {
                break;
            }
            offset = Math.max(offset, p.end());
        }
        return new Place(wanted.buffer(), offset, wanted.first(), wanted.last());
    }
}
