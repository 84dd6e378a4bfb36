package synapt.random;

/**
 * Threefry-2x32 with 13 rounds: two key words and two counter words in, two random words out (Salmon, Moraes, Dror and Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC 2011). 13 rounds are the fewest that the authors found to pass BigCrush. It
 * needs only additions, rotations and exclusive-ors, all of which vectors of ints have.
 */
public final class Threefry {

    /** Rounds. */
    public static final int ROUNDS = 13;

    /** Skein's parity constant, the key schedule's third word. */
    public static final int PARITY = 0x1BD11BDA;

    private Threefry() {}

    /** How far round {@code r} rotates (the authors' constants for 2x32; they repeat after eight). */
    public static int rotation(int r) {
        return switch (r % 8) {
            case 0 -> 13;
            case 1 -> 15;
            case 2 -> 26;
            case 3 -> 6;
            case 4 -> 17;
            case 5 -> 29;
            case 6 -> 16;
            default -> 24;
        };
    }

    /**
     * 64 random bits.
     *
     * @param key     the key words k0 (low half) and k1 (high half)
     * @param counter the counter words c0 (low half) and c1 (high half)
     * @return the output words x0 (low half) and x1 (high half)
     */
    public static long bits(long key, long counter) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int k2 = PARITY ^ k0 ^ k1;
        int x0 = (int) counter + k0;
        int x1 = (int) (counter >>> 32) + k1;
        for (int r = 0; r < ROUNDS; r++) {
            x0 += x1;
            x1 = Integer.rotateLeft(x1, rotation(r)) ^ x0;
            if (r % 4 == 3) {
                int injection = r / 4 + 1;
                x0 += word(injection, k0, k1, k2);
                x1 += word(injection + 1, k0, k1, k2) + injection;
            }
        }
        return (x1 & 0xFFFF_FFFFL) << 32 | x0 & 0xFFFF_FFFFL;
    }

    private static int word(int i, int k0, int k1, int k2) {
        return switch (i % 3) {
            case 0 -> k0;
            case 1 -> k1;
            default -> k2;
        };
    }
}
