package synapt.random;

/**
 * Threefry-2x32 with 13 rounds: two key words and two counter words in, two random words out (Salmon, Moraes, Dror and Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC 2011). 13 rounds are the fewest that the authors found to pass BigCrush. It
 * needs only additions, rotations and exclusive-ors, all of which vectors of ints have.
 */
public final class Threefry {

    /** Skein's parity constant, the key schedule's third word. */
    public static final int PARITY = 0x1BD11BDA;

    private Threefry() {}

    /**
     * 64 random bits. Each round adds, rotates (by the authors' constants for 2x32) and mixes; after each four rounds comes the key.
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
        // The rounds are written out: start values are drawn while the interpreter and the first compiler run this.
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 15) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 26) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        x0 += k1;
        x1 += k2 + 1;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 17) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 29) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 16) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 24) ^ x0;
        x0 += k2;
        x1 += k0 + 2;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 15) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 26) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        x0 += k0;
        x1 += k1 + 3;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 17) ^ x0;
        return (x1 & 0xFFFF_FFFFL) << 32 | x0 & 0xFFFF_FFFFL;
    }
}
