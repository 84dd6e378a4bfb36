package synapt.random;

import java.nio.charset.StandardCharsets;

/**
 * Keys for everything random. Each use has a stream of its own, named by what it is for ("conv1" for the noise of that node,
 * "init/conv1.weight", "shuffle"), never by a number that shifts when something is inserted; a seed and a step (or sample, or
 * epoch) choose the key within it.
 */
public final class Streams {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Streams() {}

    /** A stream's number: the 64-bit FNV-1a hash of its name in UTF-8. */
    public static long id(String name) {
        long h = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ b & 0xFF) * FNV_PRIME;
        }
        return h;
    }

    /** The key for one step of a stream: Threefry keyed by the seed on the stream, then keyed by that on the step. */
    public static long key(long seed, long stream, long step) {
        return Threefry.bits(Threefry.bits(seed, stream), step);
    }
}
