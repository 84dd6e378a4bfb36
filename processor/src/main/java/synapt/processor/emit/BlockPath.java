package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;

/**
 * How code names the paths of blocks where some of them are made in a loop.
 *
 * @param first the path of the loop's first block, {@code layer1.0}; empty outside of loops
 * @param code  what that path is in the loop, {@code "layer1." + i}
 * @param depth how many loops there are
 */
record BlockPath(String first, CodeBlock code, int depth) {

    static final BlockPath ROOT = new BlockPath("", CodeBlock.of(""), 0);

    /** The loop's variable. */
    String index() {
        return Character.toString('h' + depth);
    }

    /** What names a path that begins with the first. */
    CodeBlock expression(String path) {
        String rest = path.substring(first.length());
        return depth == 0 ? CodeBlock.of("$S", rest) : rest.isEmpty() ? code : CodeBlock.of("$L + $S", code, rest);
    }

    /** In one more loop, over the blocks of which one has a path. */
    BlockPath repeated(String path) {
        CodeBlock list = expression(path.substring(0, path.lastIndexOf('.') + 1));
        BlockPath inner = new BlockPath(path, list, depth + 1);
        return new BlockPath(path, CodeBlock.of("$L + $L", list, inner.index()), depth + 1);
    }
}
