package synapt.processor.emit;

import com.palantir.javapoet.NameAllocator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synapt.processor.plan.Buffer;

/** The buffers of one workspace. Each use of a node has its own, whatever the nodes' names look like side by side. */
final class BufferPool {

    /** What generated workspaces have or inherit, which a field of that name would hide. */
    private static final List<String> TAKEN = List.of("task", "first", "count", "blocks", "ELEMENTS");

    /** Of {@code buffer(0L, 64L)}, by the estimate of {@link MethodSize}. */
    private static final int BYTES = 27;

    private final NameAllocator names = new NameAllocator();
    private final Homes homes;
    private final Map<Key, Buffer> buffers = new LinkedHashMap<>();

    private record Key(String prefix, String node, String suffix) {}

    BufferPool(Room room) {
        TAKEN.forEach(names::newName);
        homes = new Homes("buffers", room.fields(), names::newName);
    }

    /** The result of a node. */
    Buffer value(String node, long elements) {
        return buffer(new Key("", node, ""), node, elements);
    }

    /** The gradient with respect to a node's result. */
    Buffer gradient(String node, long elements) {
        return buffer(new Key("d", node, ""), "d" + Names.capital(node), elements);
    }

    /** Memory of a node's own. */
    Buffer scratch(String node, String suffix, long elements) {
        return buffer(new Key("", node, suffix), node + suffix, elements);
    }

    private Buffer buffer(Key key, String name, long elements) {
        return buffers.computeIfAbsent(key, any -> new Buffer(homes.next(BYTES), names.newName(name), elements));
    }
}
