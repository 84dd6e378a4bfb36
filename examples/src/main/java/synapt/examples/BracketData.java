package synapt.examples;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import synapt.train.Examples;

/**
 * Draws sequences of round and square brackets, half of which balance, no two alike.
 *
 * <p>Each begins as one that balances: an even length from {@value #SHORTEST} to {@value #LENGTH} is drawn, and then at each place
 * a bracket opens, or the innermost closes, at even odds where both are possible; what opens is round or square at even odds. A
 * coin decides whether it stays as it is. If not, two of its brackets change places such that it no longer balances. So the coin
 * does not change how many there are of each bracket: whoever only counts them can expect to be right in half of all cases.
 */
final class BracketData {

    /** Brackets of the longest sequence. */
    static final int LENGTH = 32;

    private static final int SHORTEST = 16;

    private final Random random;
    private final Set<String> drawn = new HashSet<>();

    BracketData(long seed) {
        random = new Random(seed);
    }

    /** Sequences that were not drawn before; class 1 is those that balance. */
    Examples<int[]> draw(int count) {
        int[] tokens = new int[Math.multiplyExact(count, LENGTH)];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            BracketSequence sequence = draw();
            System.arraycopy(sequence.padded(), 0, tokens, i * LENGTH, LENGTH);
            labels[i] = sequence.isBalanced() ? 1 : 0;
        }
        return Examples.ofTokens(tokens, LENGTH, labels);
    }

    BracketSequence draw() {
        BracketSequence balanced = undrawn(this::balanced);
        return random.nextBoolean() ? balanced : undrawn(() -> unbalanced(balanced));
    }

    private BracketSequence undrawn(Supplier<BracketSequence> source) {
        BracketSequence sequence = source.get();
        while (!drawn.add(sequence.toString())) {
            sequence = source.get();
        }
        return sequence;
    }

    private BracketSequence balanced() {
        int[] tokens = new int[2 * random.nextInt(SHORTEST / 2, LENGTH / 2 + 1)];
        int[] open = new int[tokens.length];
        int depth = 0;
        for (int i = 0; i < tokens.length; i++) {
            boolean canOpen = depth < tokens.length - i;
            if (depth == 0 || canOpen && random.nextBoolean()) {
                tokens[i] = random.nextBoolean() ? 1 : 3;
                open[depth++] = tokens[i];
            } else {
                tokens[i] = BracketSequence.closing(open[--depth]);
            }
        }
        return new BracketSequence(tokens);
    }

    private BracketSequence unbalanced(BracketSequence balanced) {
        int length = balanced.tokens().length;
        BracketSequence sequence = balanced;
        while (sequence.isBalanced()) {
            sequence = balanced.exchanged(random.nextInt(length), random.nextInt(length));
        }
        return sequence;
    }
}
