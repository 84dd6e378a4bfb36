package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;

/** Losses with parameters, and activations that are more than a function of one element. */
final class LossCases {

    private final KernelCases cases;

    private LossCases(KernelCases cases) {
        this.cases = cases;
    }

    static void addTo(KernelCases cases) {
        LossCases all = new LossCases(cases);
        all.activations();
        all.slopesAndGates();
        for (int count : new int[] {1, 5, 16, 21, 32}) {
            for (int classes : new int[] {1, 2, 10, 17, 33}) {
                all.classes(count, ClassCells.of(classes));
                all.classes(count, new ClassCells(classes, 3, false));
                all.classes(count, new ClassCells(classes, 3, true));
                all.elements(count, classes);
            }
        }
    }

    private void activations() {
        for (float threshold : new float[] {20f, 0.5f}) {
            cases.add("softplus " + threshold, (k, n) -> {
                MemorySegment x = n.some(7 * LANES);
                MemorySegment y = n.unset(7 * LANES);
                MemorySegment dx = n.some(7 * LANES);
                k.softplus(1.5f, threshold, x, y, 7 * LANES);
                k.softplusGradient(1.5f, threshold, x, dx, dx, 7 * LANES);
                return KernelCases.read(n, y, dx);
            });
        }
        for (boolean log : new boolean[] {false, true}) {
            for (int[] shape : new int[][] {{1, 1, 1}, {1, 17, 1}, {5, 7, 1}, {1, 4, 6}, {2, 33, 3}}) {
                int size = 2 * shape[0] * shape[1] * shape[2] * LANES;
                cases.add("softmax " + log + " of " + shape[0] + " x " + shape[1] + " x " + shape[2], (k, n) -> {
                    MemorySegment y = n.some(size);
                    MemorySegment dx = n.some(size);
                    k.softmax(log, shape[0], shape[1], shape[2], y, y, 2);
                    k.softmaxGradient(log, shape[0], shape[1], shape[2], y, dx, dx, 2);
                    return KernelCases.read(n, y, dx);
                });
            }
        }
    }

    private void slopesAndGates() {
        for (int[] shape : new int[][] {{1, 1}, {1, 33}, {5, 7}, {17, 1}}) {
            int channels = shape[0];
            int size = 2 * channels * shape[1] * LANES;
            String name = " of " + channels + " x " + shape[1];
            cases.add("prelu" + name, (k, n) -> {
                MemorySegment slopes = n.some(channels);
                MemorySegment x = n.some(size);
                MemorySegment y = n.unset(size);
                MemorySegment dx = n.some(size);
                MemorySegment sums = n.some(2L * channels + 3);
                k.prelu(channels, shape[1], slopes, x, y, 2);
                k.slopeGradient(channels, shape[1], x, dx, sums, channels + 3, 2);
                k.preluGradient(channels, shape[1], slopes, x, dx, dx, 2);
                return KernelCases.read(n, y, dx, sums);
            });
            for (boolean swish : new boolean[] {false, true}) {
                cases.add("gate " + swish + name, (k, n) -> {
                    MemorySegment x = n.some(2L * size);
                    MemorySegment y = n.unset(size);
                    MemorySegment dx = n.unset(2L * size);
                    k.gate(swish, channels, shape[1], x, y, 2);
                    k.gateGradient(swish, channels, shape[1], x, n.some(size), dx, 2);
                    return KernelCases.read(n, y, dx);
                });
            }
        }
    }

    private void classes(int count, ClassCells of) {
        int classes = of.classes();
        int positions = of.positions();
        int blocks = (count + LANES - 1) / LANES;
        long size = (long) blocks * positions * classes * LANES;
        String shape = " " + count + " x " + of;
        for (float smoothing : new float[] {0f, 0.1f}) {
            cases.add("cross entropy of shares" + shape + ", " + smoothing, (k, n) -> {
                float[] weights = n.floats(classes);
                MemorySegment labels = labels(k, n, count, positions, classes);
                MemorySegment logits = n.few(size);
                MemorySegment dy = n.unset(size);
                MemorySegment results = n.unset((long) LossKernels.RESULTS * blocks);
                k.sharesOfLabels(of, labels, smoothing, weights, dy, blocks);
                k.crossEntropyOfShares(of, logits, labels, count, 0.3f, dy, results, blocks);
                MemorySegment soft = n.unset(size);
                MemorySegment softResults = n.unset((long) LossKernels.RESULTS * blocks);
                float[] rows = n.floats((count + 1) * positions * classes);
                k.sharesOfRows(of, rows, 1, count, smoothing, weights, soft, blocks);
                k.crossEntropyOfShares(of, logits, null, count, 0.3f, soft, softResults, blocks);
                return KernelCases.read(n, dy, results, soft, softResults);
            });
        }
        cases.add("negative log likelihood" + shape, (k, n) -> {
            MemorySegment labels = labels(k, n, count, positions, classes);
            MemorySegment dy = n.unset(size);
            MemorySegment results = n.unset((long) LossKernels.RESULTS * blocks);
            k.negativeLogLikelihood(of, n.few(size), labels, n.floats(classes), 0.3f, dy, results, blocks);
            return KernelCases.read(n, dy, results);
        });
    }

    /** Labels in lanes, some of which do not count. */
    private static MemorySegment labels(Kernels k, Numbers n, int count, int positions, int classes) {
        int blocks = KernelCases.blocks(count);
        int[] labels = withSomeIgnored(n.below(classes, (count + 3) * positions));
        MemorySegment cells = n.unset((long) blocks * positions * LANES);
        k.cellsFromLabels(labels, 3, count, positions, -100, cells, blocks);
        return cells;
    }

    private void elements(int count, int features) {
        int blocks = (count + LANES - 1) / LANES;
        long size = (long) blocks * features * LANES;
        for (ElementLoss loss : ElementLoss.values()) {
            cases.add(loss + " " + count + " x " + features, (k, n) -> {
                MemorySegment y = n.some(size);
                MemorySegment results = n.unset((long) LossKernels.RESULTS * blocks);
                float[] weights = count == 16 ? null : n.floats(features);
                float[] targets = n.floats((count + 1) * features);
                k.elementLoss(loss, 0.7f, weights, features, y, targets, 1, count, 0.3f, y, results, blocks);
                return KernelCases.read(n, y, results);
            });
        }
    }

    private static int[] withSomeIgnored(int[] labels) {
        return IntStream.range(0, labels.length)
                .map(i -> i % 5 == 3 ? -100 : labels[i])
                .toArray();
    }
}
