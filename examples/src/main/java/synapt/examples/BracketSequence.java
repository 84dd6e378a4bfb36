package synapt.examples;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Round and square brackets.
 *
 * @param tokens 1 to 4 for each of {@code ( ) [ ]}
 */
record BracketSequence(int... tokens) {

    private static final String BRACKETS = " ()[]";

    /**
     * A sequence as a user writes it.
     *
     * @throws IllegalArgumentException if it is empty or too long, or has other characters than brackets
     */
    static BracketSequence parse(String text) {
        if (text.isEmpty() || text.length() > BracketData.LENGTH) {
            throw new IllegalArgumentException("--ask takes 1 to %d brackets, but was given %d: \"%s\""
                    .formatted(BracketData.LENGTH, text.length(), text));
        }
        int[] tokens = text.chars().map(BRACKETS::indexOf).toArray();
        if (Arrays.stream(tokens).anyMatch(token -> token < 1)) {
            throw new IllegalArgumentException("--ask takes brackets, ( ) [ ], but was given \"" + text + "\"");
        }
        return new BracketSequence(tokens);
    }

    /** What closes a bracket that opens. */
    static int closing(int opening) {
        return opening + 1;
    }

    boolean isBalanced() {
        int[] expected = new int[tokens.length];
        int depth = 0;
        for (int token : tokens) {
            if (token % 2 == 1) {
                expected[depth++] = closing(token);
            } else if (depth == 0 || expected[--depth] != token) {
                return false;
            }
        }
        return depth == 0;
    }

    /** The same with two in each other's place. */
    BracketSequence exchanged(int i, int j) {
        int[] other = tokens.clone();
        other[i] = tokens[j];
        other[j] = tokens[i];
        return new BracketSequence(other);
    }

    /** As the networks take it: with 0 behind, up to their length. */
    int[] padded() {
        return Arrays.copyOf(tokens, BracketData.LENGTH);
    }

    @Override
    public String toString() {
        return Arrays.stream(tokens)
                .mapToObj(token -> BRACKETS.substring(token, token + 1))
                .collect(Collectors.joining());
    }
}
