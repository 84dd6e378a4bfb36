package synapt.kernel;

import static synapt.kernel.Kernels.LANES;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import synapt.kernel.KernelCases.Body;

/** Pools and moves of awkward sizes. */
final class SpatialCases {

    private SpatialCases() {}

    static void addTo(BiConsumer<String, Body> cases) {
        pools(cases);
        moves(cases);
    }

    static List<Pool> pools2d() {
        return List.of(
                Pool.of(6, 8, 2, 2, 2, 2, 0, 0, 1, 1, true),
                Pool.of(7, 5, 2, 2, 2, 2, 0, 0, 1, 1, true),
                Pool.of(6, 9, 2, 2, 2, 2, 0, 0, 1, 2, true),
                Pool.of(7, 8, 3, 3, 2, 2, 1, 1, 1, 1, true),
                Pool.of(7, 8, 3, 3, 2, 2, 1, 1, 1, 1, false),
                Pool.of(5, 6, 3, 2, 1, 1, 1, 1, 1, 1, false),
                Pool.of(9, 9, 3, 3, 1, 2, 1, 1, 2, 2, false),
                Pool.of(4, 4, 4, 4, 4, 4, 0, 0, 1, 1, false),
                Pool.of(1, 1, 1, 1, 1, 1, 0, 0, 1, 1, true));
    }

    static List<Pool> adaptivePools() {
        return List.of(
                Pool.adaptive(7, 10, 3, 3),
                Pool.adaptive(2, 2, 1, 1),
                Pool.adaptive(4, 4, 2, 2),
                Pool.adaptive(1, 13, 1, 5),
                Pool.adaptive(3, 2, 4, 5));
    }

    private static void pools(BiConsumer<String, Body> cases) {
        for (Pool p :
                Stream.concat(pools2d().stream(), adaptivePools().stream()).toList()) {
            long in = 3L * p.height() * p.width() * LANES;
            long out = 3L * p.rows() * p.cols() * LANES;
            cases.accept("maxPool " + p, (k, n) -> {
                MemorySegment y = n.unset(out);
                k.maxPool(p, n.few(in), y, 3);
                return n.read(y);
            });
            cases.accept("maxPoolGradient " + p, (k, n) -> {
                MemorySegment dx = n.unset(in);
                k.maxPoolGradient(p, n.few(in), n.some(out), dx, 3);
                return n.read(dx);
            });
            cases.accept("averagePool " + p, (k, n) -> {
                MemorySegment y = n.unset(out);
                k.averagePool(p, n.some(in), y, 3);
                return n.read(y);
            });
            cases.accept("averagePoolGradient " + p, (k, n) -> {
                MemorySegment dx = n.unset(in);
                k.averagePoolGradient(p, n.some(out), dx, 3);
                return n.read(dx);
            });
        }
    }

    private static void moves(BiConsumer<String, Body> cases) {
        for (int[] map : List.of(
                CellMap.of(
                        new int[] {2, 3, 5}, CellMap.zeros(2, 1, 0), CellMap.mirror(3, 2, 1), CellMap.edges(5, 0, 3)),
                CellMap.of(new int[] {1, 30}, CellMap.repeat(1, 3), CellMap.repeat(30, 2)),
                CellMap.permute(new int[] {5, 2, 3}, 2, 0, 1))) {
            cases.accept("take " + map.length, (k, n) -> {
                MemorySegment y = n.unset(3L * map.length * LANES);
                k.take(map, n.some(3L * 30 * LANES), 30, y, 3);
                return n.read(y);
            });
            cases.accept("takeGradient " + map.length, (k, n) -> {
                MemorySegment dx = n.unset(3L * 30 * LANES);
                k.takeGradient(map, n.some(3L * map.length * LANES), dx, 30, 3);
                return n.read(dx);
            });
        }
    }
}
