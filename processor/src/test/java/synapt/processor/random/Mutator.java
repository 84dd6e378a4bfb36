package synapt.processor.random;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Breaks valid networks: in ways that are surely wrong, and blindly. */
final class Mutator {

    /**
     * @param where    what it is found by
     * @param becomes  what its first group becomes: one of these
     */
    private record Rule(String what, Pattern where, List<String> becomes) {

        static Rule of(String what, String where, String... becomes) {
            return new Rule(what, Pattern.compile(where, Pattern.MULTILINE), List.of(becomes));
        }
    }

    private static final int MOST_TRIED = 2000;

    private static final String NODE = "^    +(?=[@A-Z ].*\\(\\);$)";

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "rate",
                    "@\\w+\\(p = ([\\d.]+)",
                    "1.5",
                    "-0.1",
                    "Double.NaN",
                    "Double.POSITIVE_INFINITY",
                    "1.0000001",
                    "-Double.MIN_VALUE"),
            Rule.of("deviation", "\\(std = ([\\d.]+)", "-0.5", "Double.NaN", "1e300"),
            Rule.of("from nobody", "from = \"(\\w+)\"", "nobody", "", " ", "n0.main", "\\u00e9"),
            Rule.of("from itself or later", "from = \"(\\w+)\"", "y"),
            Rule.of("from in a join", "from = \\{\"\\w+\", \"(\\w+)\"", "nobody", "y", ""),
            Rule.of("one input", "(from = \\{.*?\\})", "from = {}"),
            Rule.of("large kernel", "kernel = (\\d+|\\{[^}]*\\})(?!.*(?:SAME|Transpose))", "1000", "2147483647"),
            Rule.of("numbers", "kernel = (\\d+|\\{[^}]*\\})", "{}", "{1, 1, 1, 1, 1}", "0", "-3", "{-2147483648}"),
            Rule.of("out", "\\bout = (\\d+)", "0", "-1", "-2147483648"),
            Rule.of("no out", "(\\bout = \\d+(?:, )?)", ""),
            Rule.of("no kernel", "(kernel = (?:\\d+|\\{[^}]*\\})(?:, )?)", ""),
            Rule.of("stride", "@Layer\\([^)\"]*\\bstride = (\\d+|\\{[^}]*\\})", "0", "-1", "{}", "{1, 1, 1, 1}"),
            Rule.of("padding", "@Layer\\([^)\"]*\\bpadding = (\\d+|\\{[^}]*\\})", "-1", "{0, -2147483647}", "{}"),
            Rule.of("dilation", "dilation = (\\d+|\\{[^}]*\\})", "0", "-1", "{2, 0}"),
            Rule.of("groups", "\\bgroups = (\\d+)", "1009", "0", "-1"),
            Rule.of("sizes", "\\bsize = \\{([^}]*)\\}\\)[^;]*Reshape", "0", "-1", "7919, 1", ""),
            Rule.of("adaptive size", "\\bsize = (\\d+|\\{[^}]*\\})\\)[^;]*Adaptive", "0", "-1", "{}", "{1, 1, 1, 1}"),
            Rule.of("scale", "scale = (\\d+|\\{[^}]*\\})", "0", "-2", "{}", "2147483647"),
            Rule.of("order", "order = \\{([^}]*)\\}", "0, 0", "9", "", "-1, 0"),
            Rule.of("axis", "@Axis\\((\\d)\\)", "9", "-1"),
            Rule.of("heads", "heads = (\\d+)", "0", "-1", "1009"),
            Rule.of("no heads", "(@Attention\\(.*?\\))", ""),
            Rule.of("eps", "eps = ([\\d.]+)", "0", "-1e-5", "Double.NaN", "1e999", "Double.POSITIVE_INFINITY"),
            Rule.of("momentum", "momentum = ([\\d.]+)", "1.5", "-0.1", "Double.NaN"),
            Rule.of("dims", "dims = (\\d)", "0", "9", "-1"),
            Rule.of("block", "@DropBlock\\(.*size = (\\d+)", "0", "1000", "-1"),
            Rule.of("tied", "@Tied\\(\"(\\w+)\"", "nobody", "", "y"),
            Rule.of(
                    "with",
                    "with = \"(.*?)\"",
                    "width = ",
                    "width = 1/0",
                    "nobody = 1",
                    "out = width = 3",
                    "(",
                    "9999999999"),
            Rule.of("repeat", "repeat = (\\d)", "0", "-1"),
            Rule.of("weight", "weight = (0.25)", "0", "-1", "Double.NaN", "Double.POSITIVE_INFINITY"),
            Rule.of("shape", "shape = (\\d+|\\{[^}]*\\})", "{}", "0", "{-1, 3}", "{3, 0, 3}", "{1, 1, 1, 1, 1, 1}"),
            Rule.of("vocabulary", "tokens = (\\d+)", "-1", "2147483647"),
            Rule.of("filling token", "@PaddingToken\\((\\d+)\\)", "-1", "1000", "2147483647"),
            Rule.of("layers", "layers = (\\d)", "0", "-1"),
            Rule.of("slope", "negativeSlope = ([\\d.]+)", "-1", "Double.NaN"),
            Rule.of("alpha", "alpha = ([\\d.]+)", "0", "-1", "Double.NaN"),
            Rule.of("approximation", "approximate = \"(\\w+)\"", "tan", ""),
            Rule.of(
                    "foreign member",
                    "@Activation\\((ActivationFunction\\.(?:RELU|TANH|SELU))\\)",
                    "value = $1, alpha = 2"),
            Rule.of(
                    "foreign member of a layer",
                    "@Layer\\((?=[^\"]*\\) (?:Flatten|Identity|Relu|Gelu))(.)",
                    "kernel = 3, $1"),
            Rule.of(
                    "type",
                    "(\\bConv\\dd|\\bLinear|\\bIdentity|\\bRelu) \\w+\\(\\);",
                    "String",
                    "int",
                    "Object",
                    "Conv9d",
                    "Linear[]",
                    "List<Linear>"),
            Rule.of("parameter", " \\w+(\\(\\));", "(int i)"),
            Rule.of("two dropouts", NODE + "(?=.*@Dropout\\b)()", "@DropPath(p = 0.5) "),
            Rule.of("dropout without rate", NODE + "(?!.*(Drop|Noise|InputLayer|Block))()", "@Dropout "),
            Rule.of("two norms", NODE + "(?=.*@BatchNorm\\b)(?!.* Batch)()", "@Norm "),
            Rule.of("facet of an input", "(@Input)\\(", "@Dropout(p = 2) @Input"),
            Rule.of("output that is none", "( )@Output\\(.*$", " @Frozen @Tied(\"y\") "));

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** How many ways there are that must be refused. */
    static int ways() {
        return RULES.stream().mapToInt(r -> r.becomes.size()).sum();
    }

    /**
     * What must be refused.
     *
     * @param way      which of the ways, from 0
     * @param networks gives networks by numbers from 0; the first that can be broken so is
     */
    Mutant sure(int way, IntFunction<Network> networks) {
        int value = way;
        int rule = 0;
        while (value >= RULES.get(rule).becomes.size()) {
            value -= RULES.get(rule++).becomes.size();
        }
        Rule r = RULES.get(rule);
        for (int i = 0; i < MOST_TRIED; i++) {
            Network n = networks.apply(i);
            List<MatchResult> all = r.where.matcher(n.source()).results().toList();
            if (!all.isEmpty()) {
                return broken(n, r, r.becomes.get(value), of(all));
            }
        }
        throw new AssertionError("no network can be broken by " + r);
    }

    private Mutant broken(Network n, Rule rule, String becomes, MatchResult at) {
        int group = at.group(1) == null ? at.groupCount() : 1;
        String now = becomes.replace("$1", at.group(group));
        return mutant(n, at.start(group), at.end(group), now, rule.what + ": " + at.group(group) + " -> " + now, true);
    }

    private Mutant mutant(Network n, int from, int to, String becomes, String what, boolean sure) {
        String source = n.source().substring(0, from) + becomes + n.source().substring(to);
        int line = source.lastIndexOf('\n', from - 1) + 1;
        int end = source.indexOf('\n', Math.max(line, from));
        return new Mutant(n.name(), source, what, sure, line, end);
    }

    // ---- blindly ----

    /** What may be refused or not. */
    Mutant blind(Network n) {
        Network now = n;
        String what = "";
        Mutant m = null;
        for (int times = random.nextInt(1, 4); times > 0 || m == null; times--) {
            Mutant next = once(now);
            if (next != null) {
                m = next;
                what += (what.isEmpty() ? "" : "; ") + m.what();
                now = new Network(n.name(), m.source(), n.inputs(), n.nodes(), n.outputs(), n.ties());
            }
        }
        return new Mutant(m.name(), m.source(), what, false, 0, m.source().length());
    }

    private @Nullable Mutant once(Network n) {
        return switch (random.nextInt(7)) {
            case 0, 1 ->
                replaced(
                        n,
                        "(?<=[ {])(-?\\d+)(?=[,} )])",
                        List.of(
                                "0",
                                "1",
                                "2",
                                "3",
                                "5",
                                "7",
                                "16",
                                "17",
                                "100",
                                "65536",
                                "1000003",
                                "2147483647",
                                "-1",
                                "-2147483648"));
            case 2 -> replaced(n, "(?<= )(" + String.join("|", Mutant.KINDS) + ")(?= \\w+\\(\\);)", Mutant.KINDS);
            case 3 -> replaced(n, "\"([nx]\\d)\"", names(n));
            case 4 -> replaced(n, "(@(?!Network|Input|Block)\\w+(?:\\([^()]*\\))?)", List.of(""));
            case 5 -> replaced(n, "\\w+ = (?:\\w+|\\{[^}]*\\}), ", List.of(""));
            default -> copied(n);
        };
    }

    private static List<String> names(Network n) {
        return Pattern.compile(" (\\w+)\\(\\);")
                .matcher(n.source())
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    private @Nullable Mutant replaced(Network n, String pattern, List<String> by) {
        List<MatchResult> all = Pattern.compile(pattern)
                .matcher(n.source())
                .results()
                .filter(r -> r.start() > n.source().indexOf("@Network"))
                .toList();
        if (all.isEmpty()) {
            return null;
        }
        MatchResult at = of(all);
        int group = Math.min(1, at.groupCount());
        String becomes = of(by);
        return mutant(n, at.start(group), at.end(group), becomes, at.group(group) + " -> " + becomes, false);
    }

    /** An annotation more. */
    private @Nullable Mutant copied(Network n) {
        List<MatchResult> annotations = Pattern.compile("@(?!Network|Block|Input)\\w+(?:\\([^()]*\\))?")
                .matcher(n.source())
                .results()
                .toList();
        List<MatchResult> lines = Pattern.compile(NODE, Pattern.MULTILINE)
                .matcher(n.source())
                .results()
                .toList();
        if (annotations.isEmpty() || lines.isEmpty()) {
            return null;
        }
        String more = of(annotations).group();
        int at = of(lines).end();
        return mutant(n, at, at, more + " ", more + " once more", false);
    }
}
