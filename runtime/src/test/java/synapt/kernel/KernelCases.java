package synapt.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Every kernel but the products on awkward sizes; without a test library, as child processes use it too. */
final class KernelCases {

    private static final int LANES = Kernels.LANES;

    private final List<Case> cases = new ArrayList<>();

    private KernelCases() {}

    record Case(String name, Body body) {

        /** Everything that the kernel wrote. */
        double[] run(Kernels kernels, boolean special) {
            return body.run(kernels, new Numbers(kernels, name.hashCode(), special));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    interface Body {
        double[] run(Kernels k, Numbers n);
    }

    static List<Case> all() {
        KernelCases c = new KernelCases();
        c.layouts();
        PackCases.all(c::add);
        c.elementwise();
        c.cases.addAll(JoinCases.all());
        NoiseCases.addTo(c.cases);
        SpatialCases.addTo(c::add);
        c.norms();
        c.cases.addAll(GroupNormCases.all());
        LinearGradientCases.addTo(c);
        SequenceCases.addTo(c);
        c.cases.addAll(RecurrentCases.all());
        c.cases.addAll(ZoneoutCases.all());
        PaddingCases.addTo(c);
        c.cases.addAll(ShortcutCases.all());
        c.cases.addAll(ClippedCases.all());
        c.cases.addAll(WinogradCases.all());
        c.losses();
        c.cases.addAll(AdaptiveCases.all());
        c.cases.addAll(GradientCases.all());
        LossCases.addTo(c);
        c.optimizers();
        return c.cases;
    }

    void add(String name, Body body) {
        cases.add(new Case(name, body));
    }

    static int blocks(int count) {
        return (count + LANES - 1) / LANES;
    }

    static double[] doubles(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }

    static double[] read(Numbers n, MemorySegment... segments) {
        return List.of(segments).stream()
                .map(n::read)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    private static MemorySegment unaligned(float[] floats) {
        MemorySegment s = java.lang.foreign.Arena.ofAuto()
                .allocate(4L * floats.length + 1)
                .asSlice(1);
        MemorySegment.copy(floats, 0, s, ValueLayout.JAVA_FLOAT_UNALIGNED, 0, floats.length);
        return s;
    }

    private void layouts() {
        for (int features : new int[] {1, 3, 4, 5, 12, 16, 17, 31, 32, 33, 64, 84}) {
            for (int count : new int[] {1, 2, 3, 4, 7, 15, 16, 17, 23, 32, 45}) {
                String size = " " + count + " x " + features;
                int blocks = blocks(count);
                long cells = (long) blocks * features * LANES;
                add("cellsFromFloats" + size, (k, n) -> {
                    MemorySegment to = n.unset(cells);
                    k.cellsFromFloats(n.floats((count + 3) * features), 2, count, features, to, blocks);
                    return n.read(to);
                });
                add("cellsFromSegment" + size, (k, n) -> {
                    MemorySegment to = n.unset(cells);
                    k.cellsFromSegment(unaligned(n.floats((count + 3) * features)), 3, count, features, to, blocks);
                    return n.read(to);
                });
                add("cellsFromBytes" + size, (k, n) -> {
                    MemorySegment to = n.unset(2 * cells);
                    k.cellsFromBytes(
                            n.bytes((count + 1) * features * 2),
                            1,
                            count,
                            2,
                            features,
                            n.floats(2),
                            n.floats(2),
                            to,
                            blocks);
                    return n.read(to);
                });
                add("floatsFromCells" + size, (k, n) -> {
                    float[] rows = new float[(count + 2) * features];
                    k.floatsFromCells(n.some(cells), features, rows, 1, count);
                    return doubles(rows);
                });
                for (int width : new int[] {ProductKernels.OUTPUT_PANEL, ProductKernels.INPUT_PANEL}) {
                    add("panelsFromCells" + size + " by " + width, (k, n) -> {
                        MemorySegment panels = n.unset((long) (features + width - 1) / width * width * (count + 9));
                        k.panelsFromCells(n.some(cells), features, width, count, 5, panels, count + 9, blocks);
                        return n.read(panels);
                    });
                }
            }
        }
        for (int channels : new int[] {1, 3, 4, 16, 18, 32}) {
            for (int positions : new int[] {1, 5, 16, 49}) {
                String size = " " + channels + " x " + positions;
                long single = (long) blocks(channels) * positions * LANES;
                add("singleFromFloats" + size, (k, n) -> {
                    MemorySegment to = n.unset(single);
                    k.singleFromFloats(n.floats(3 * channels * positions), 1, channels, positions, to);
                    return n.read(to);
                });
                add("singleFromSegment" + size, (k, n) -> {
                    MemorySegment to = n.unset(single);
                    k.singleFromSegment(unaligned(n.floats(3 * channels * positions)), 1, channels, positions, to);
                    return n.read(to);
                });
                add("singleFromBytes" + size, (k, n) -> {
                    MemorySegment to = n.unset(single);
                    k.singleFromBytes(
                            n.bytes(3 * channels * positions),
                            1,
                            channels,
                            positions,
                            n.floats(channels),
                            n.floats(channels),
                            to);
                    return n.read(to);
                });
                add("singleFromPlanes" + size, (k, n) -> {
                    MemorySegment to = n.unset(single);
                    k.singleFromPlanes(n.some((long) channels * positions), channels, positions, to);
                    return n.read(to);
                });
                add("planesFromFloats" + size, (k, n) -> {
                    MemorySegment to = n.unset((long) channels * positions);
                    k.planesFromFloats(n.floats(3 * channels * positions), 1, channels * positions, to);
                    return n.read(to);
                });
                add("planesFromSegment" + size, (k, n) -> {
                    MemorySegment to = n.unset((long) channels * positions);
                    k.planesFromSegment(unaligned(n.floats(3 * channels * positions)), 1, channels * positions, to);
                    return n.read(to);
                });
                add("planesFromBytes" + size, (k, n) -> {
                    MemorySegment to = n.unset((long) channels * positions);
                    k.planesFromBytes(
                            n.bytes(3 * channels * positions),
                            1,
                            channels,
                            positions,
                            n.floats(channels),
                            n.floats(channels),
                            to);
                    return n.read(to);
                });
                add("floatsFromSingle" + size, (k, n) -> {
                    float[] row = new float[3 * channels * positions];
                    k.floatsFromSingle(n.some(single), channels, positions, row, 1);
                    return doubles(row);
                });
            }
        }
        for (Padding p : List.of(
                new Padding(1, 1, 0, 0, 1, 1, 1, 1),
                new Padding(3, 5, 1, 2, 1, 1, 5, 9),
                new Padding(4, 3, 0, 1, 2, 3, 9, 8),
                new Padding(2, 3, 2, 1, 0, 1, 1, 1, 1, 4, 3, 4),
                new Padding(3, 1, 4, 2, 1, 3, 2, 1, 3, 9, 2, 14))) {
            long cells = (long) p.depth() * p.height() * p.width();
            add("pad " + p, (k, n) -> {
                MemorySegment y = n.unset(3L * p.paddedCells() * LANES);
                k.pad(p, n.some(3L * cells * LANES), y, 3);
                return n.read(y);
            });
            add("padPlanes " + p, (k, n) -> {
                MemorySegment y = n.unset(3L * p.paddedCells());
                k.padPlanes(p, n.some(3L * cells), y, 3);
                return n.read(y);
            });
        }
        for (int length : new int[] {1, 2, 15, 16, 17, 100}) {
            add("gather " + length, (k, n) -> {
                MemorySegment to = n.unset(length);
                int[] map = IntStream.of(n.below(60, length))
                        .map(i -> i % 7 == 0 ? -1 : i)
                        .toArray();
                k.gather(map, n.some(60), to);
                return n.read(to);
            });
        }
    }

    private void elementwise() {
        int size = 23 * LANES;
        for (Activation a : Activation.values()) {
            add("activation " + a, (k, n) -> {
                MemorySegment y = n.some(size);
                k.activation(a, 0.3f, y, y, size);
                return n.read(y);
            });
            add("activationGradient " + a, (k, n) -> {
                MemorySegment dx = n.unset(size);
                k.activationGradient(a, 0.3f, n.some(size), n.some(size), dx, size);
                return n.read(dx);
            });
        }
        add("maskPositive", (k, n) -> {
            MemorySegment dx = n.unset(size);
            k.maskPositive(n.some(size), 1.25f, n.some(size), dx, size);
            return n.read(dx);
        });
        add("accumulate", (k, n) -> {
            MemorySegment y = n.some(size);
            k.accumulate(n.some(size), y, size);
            return n.read(y);
        });
        for (int threshold : new int[] {0, 1, 20_000, 0x8000, 0xFFFF, 0x10000}) {
            for (int channels : new int[] {1, 2, 3, 4, 7, 12}) {
                for (int positions : new int[] {1, 2, 9}) {
                    long first = channels % 2 == 0 ? 48 : (1L << 32) - 10;
                    add("dropout " + threshold + " of " + channels + " x " + positions, (k, n) -> {
                        MemorySegment x = n.some(2L * channels * positions * LANES);
                        k.dropout(
                                0x0123_4567_89AB_CDEFL * channels,
                                threshold,
                                1.5f,
                                first,
                                channels,
                                positions,
                                x,
                                x,
                                2);
                        return n.read(x);
                    });
                }
            }
        }
    }

    private void norms() {
        for (int count : new int[] {2, 16, 19, 32}) {
            for (int positions : new int[] {1, 6, 25}) {
                int channels = 3;
                int blocks = blocks(count);
                long size = (long) blocks * channels * positions * LANES;
                String shape = " " + count + " x " + positions;
                add("batch norm" + shape, (k, n) -> {
                    MemorySegment x = n.some(size);
                    MemorySegment moments = n.unset(2L * blocks * channels);
                    k.blockMoments(channels, positions, x, count, moments, blocks);
                    MemorySegment statistics = n.unset(4L * channels);
                    k.joinMoments(channels, positions, moments, count, 1e-5, statistics);
                    MemorySegment weight = n.some(channels);
                    MemorySegment y = n.unset(size);
                    k.normalize(channels, positions, statistics, weight, n.some(channels), x, y, blocks);
                    MemorySegment plain = n.unset(size);
                    k.normalize(channels, positions, statistics, null, null, x, plain, blocks);
                    MemorySegment dy = n.some(size);
                    MemorySegment sums = n.unset(2L * blocks * channels);
                    k.normSums(channels, positions, statistics, x, dy, count, sums, blocks);
                    MemorySegment total = n.of(new double[2 * channels]);
                    k.sumBlocks(sums, 2L * channels, blocks, 2L * channels, total);
                    MemorySegment dx = n.unset(size);
                    k.normGradient(channels, positions, statistics, weight, total, x, dy, count, count, dx, blocks);
                    MemorySegment plainDx = n.unset(size);
                    k.normGradient(channels, positions, statistics, null, total, x, dy, count, count, plainDx, blocks);
                    MemorySegment mean = n.some(channels);
                    MemorySegment variance = n.positive(channels);
                    k.updateRunning(channels, statistics, 0.1f, mean, variance);
                    return read(n, moments, statistics, y, plain, sums, dx, plainDx, mean, variance);
                });
                add("affine" + shape, (k, n) -> {
                    MemorySegment scale = n.unset(channels);
                    MemorySegment shift = n.unset(channels);
                    k.evalAffine(
                            channels,
                            n.some(channels),
                            n.positive(channels),
                            n.some(channels),
                            n.some(channels),
                            1e-5,
                            scale,
                            shift);
                    MemorySegment plainScale = n.unset(channels);
                    MemorySegment plainShift = n.unset(channels);
                    k.evalAffine(
                            channels, n.some(channels), n.positive(channels), null, null, 1e-5, plainScale, plainShift);
                    MemorySegment y = n.some(size);
                    k.affine(channels, positions, scale, shift, y, y, blocks);
                    MemorySegment weights = n.unset(7L * channels);
                    MemorySegment bias = n.unset(channels);
                    k.fold(channels, 7, n.some(7L * channels), n.some(channels), scale, shift, weights, bias);
                    MemorySegment single = n.unset(2L * positions * LANES);
                    k.singleAffine(
                            2, positions, n.some(2 * LANES), n.some(2 * LANES), n.some(2L * positions * LANES), single);
                    return read(n, scale, shift, plainScale, plainShift, y, weights, bias, single);
                });
            }
        }
    }

    private void losses() {
        for (int count : new int[] {1, 5, 16, 21, 32}) {
            for (int classes : new int[] {1, 2, 10, 16, 17, 33, 100}) {
                int blocks = blocks(count);
                long size = (long) blocks * classes * LANES;
                add("crossEntropy " + count + " x " + classes, (k, n) -> {
                    MemorySegment logits = n.few(size);
                    MemorySegment results = n.unset((long) LossKernels.RESULTS * blocks);
                    MemorySegment labels = n.unset((long) LANES * blocks);
                    k.cellsFromLabels(n.below(classes, count + 3), 3, count, 1, -1, labels, blocks);
                    k.crossEntropy(ClassCells.of(classes), logits, labels, 1f / count, logits, results, blocks);
                    return read(n, logits, results);
                });
                add("weighExamples " + count + " x " + classes, (k, n) -> {
                    MemorySegment cells = n.some(size);
                    k.weighExamples(classes, cells, n.floats(count + 2), 2, count, blocks);
                    return n.read(cells);
                });
                add("squaredError " + count + " x " + classes, (k, n) -> {
                    MemorySegment dy = n.unset(size);
                    MemorySegment results = n.unset((long) LossKernels.RESULTS * blocks);
                    k.squaredError(
                            classes,
                            n.some(size),
                            n.floats((count + 1) * classes),
                            1,
                            count,
                            0.7f,
                            dy,
                            results,
                            blocks);
                    return read(n, dy, results);
                });
            }
        }
    }

    private void optimizers() {
        for (int size : new int[] {1, 15, 16, 17, 64, 100, 331}) {
            add("sumBlocks " + size, (k, n) -> {
                MemorySegment out = n.some(size);
                k.sumBlocks(n.some(3L * (size + 13)), size + 13, 3, size, out);
                return n.read(out);
            });
            add("allFinite " + size, (k, n) -> {
                double[] finite = new double[size];
                MemorySegment x = n.some(size);
                for (int i = 0; i < size; i++) {
                    MemorySegment one = n.of(new double[size]);
                    k.write(new double[] {n.read(x)[i]}, one, i, 1);
                    finite[i] = k.allFinite(one, size) && (i == 0 || k.allFinite(one, i)) ? 1 : 0;
                }
                return finite;
            });
        }
        for (float momentum : new float[] {0f, 0.9f}) {
            for (boolean nesterov : new boolean[] {false, true}) {
                add("sgd " + momentum + " " + nesterov, (k, n) -> {
                    MemorySegment w = n.some(112);
                    MemorySegment v = n.some(112);
                    k.sgd(w, n.some(112), v, 16, 96, 0.1f, momentum, 0.01f, nesterov);
                    return read(n, w, v);
                });
            }
        }
    }
}
