package synapt.processor.report;

import static javax.tools.Diagnostic.Kind.ERROR;
import static javax.tools.Diagnostic.Kind.WARNING;

import java.util.Arrays;
import java.util.Optional;
import javax.tools.Diagnostic;

/**
 * All that the compiler says. A text follows the name of what it is about ({@code conv3: }); its line alone is enough to mend the
 * mistake. {@code docs/errors.md} has a paragraph for each.
 */
public enum Message {
    NETWORK_TYPE("network/type", ERROR, "is %s; declare a network as an interface or an abstract class"),
    NETWORK_SEALED("network/sealed", ERROR, "is sealed, so %s cannot implement it; remove sealed"),
    NETWORK_PRIVATE("network/private", ERROR, "%s is private, so generated code cannot reach it; remove private"),
    NETWORK_GENERIC(
            "network/generic", ERROR, "has type parameters; a network has none, since its shapes are constants"),
    NETWORK_INNER("network/inner", ERROR, "is an inner class; declare it static"),
    NETWORK_CONSTRUCTOR(
            "network/constructor",
            ERROR,
            "has no constructor without parameters that %s can call; add one that is not private"),
    NETWORK_OTHER_PACKAGE(
            "network/other-package",
            ERROR,
            "inherits %s, which is package-private in %s; generated code cannot implement it there"),
    NETWORK_NAME("network/name", ERROR, "%s, which would be written for it, exists already; rename one of them"),
    NETWORK_EMPTY(
            "network/empty", ERROR, "declares no layers; add abstract methods such as @Layer(out = 10) Linear fc1();"),
    NETWORK_TOO_LARGE(
            "network/too-large",
            ERROR,
            "has %s nodes with %s tensors of parameters, but a class file has room for %s and %s; use fewer and larger layers"),
    NETWORK_OPTION("network/option", WARNING, "is not an option of this processor%s"),

    NODE_PARAMETERS(
            "node/parameters",
            ERROR,
            "takes parameters; a node is an abstract method without any, so remove them or give the method a body"),
    NODE_GENERIC(
            "node/generic", ERROR, "has type parameters; a node has none, so remove them or give the method a body"),
    NODE_THROWS("node/throws", ERROR, "declares exceptions; reading a node throws none, so remove the throws clause"),
    NODE_BODY(
            "node/body",
            ERROR,
            "@%s has no effect on a method with a body; make it abstract, or remove the annotation"),
    NODE_KIND("node/kind", ERROR, "%s is not a kind of layer%s"),
    NODE_IMPORT("node/import", ERROR, "%s is not imported, or by two imports; add import synapt.layer.%s;"),
    NODE_NOT_YET("node/not-yet", ERROR, "%s is not supported yet; %s"),
    NODE_NAME("node/name", ERROR, "%s is taken by %s; choose another, different in more than case and _"),

    BLOCK_TYPE("block/type", ERROR, "%s is %s, so it cannot be a block; %s"),
    BLOCK_EMPTY(
            "block/empty", ERROR, "%s declares no nodes; add abstract methods such as @Layer(out = 10) Linear fc();"),
    BLOCK_NAME("block/parameter-name", ERROR, "the parameter \"%s\" of %s is %s; choose another name"),
    BLOCK_MISSING("block/missing", ERROR, "%s needs %s; add for example with = \"%s\""),
    BLOCK_PARAMETER("block/parameter", ERROR, "%s has no parameter %s%s"),
    BLOCK_RECURSION(
            "block/recursion", ERROR, "%s contains itself (%s); a block is expanded in place, so remove it there"),
    BLOCK_REPEAT("block/repeat", ERROR, "repeat = %s %s"),
    BLOCK_LIST("block/list", ERROR, "returns %s, %s"),
    BLOCK_NODE("block/node", ERROR, "%s belongs to a network, not inside a block; remove it here"),
    BLOCK_INPUT("block/input", ERROR, "%s has one input, but from names %s nodes; join them in a node before it"),

    WITH_SYNTAX("with/syntax", ERROR, "with cannot be read: expected %s, but there is %s"),
    WITH_UNKNOWN("with/unknown", ERROR, "with names %s, which is not a parameter%s"),
    WITH_VALUE("with/value", ERROR, "%s is %s; %s"),
    WITH_MEMBER("with/member", ERROR, "@%s has no number %s%s"),
    WITH_TWICE("with/twice", ERROR, "%s is given twice; keep one"),

    LAYER_MEMBER("layer/member", ERROR, "%s takes no %s%s"),
    LAYER_ANNOTATION("layer/annotation", ERROR, "@%s does not belong on %s; %s"),
    LAYER_MISSING("layer/missing", ERROR, "%s needs %s; add for example @Layer(%s)"),
    LAYER_TOO_SMALL("layer/too-small", ERROR, "%s = %s is too small; use %s"),
    LAYER_COUNT("layer/count", ERROR, "%s has %s numbers; give %s"),
    LAYER_SAME("layer/same", ERROR, "%s does not support padding = SAME yet; give numbers%s"),

    SHAPE_INPUT("shape/input", ERROR, "%s takes %s, but its input is %s; %s"),
    SHAPE_TOKENS(
            "shape/tokens", ERROR, "%s takes numbers, but its input is %s; put @Layer(out = 64) Embedding before it"),
    SHAPE_NO_TOKENS(
            "shape/no-tokens",
            ERROR,
            "Embedding takes token ids, but its input is %s; add tokens = the size of the vocabulary to @Network(input = length) or @Input(shape = length)"),
    SHAPE_KERNEL("shape/kernel-too-large", ERROR, "kernel %s is larger than its input %s; use %s"),
    SHAPE_ODD("shape/odd", ERROR, "%s halves its %s, but they are %s; make them an even number"),
    SHAPE_GROUPS(
            "shape/groups",
            ERROR,
            "groups = %s does not divide its %s channels; use a divisor of both input and output channels, such as %s"),
    SHAPE_NORM_GROUPS(
            "shape/norm-groups", ERROR, "groups = %s does not divide its %s channels; use a divisor, such as %s"),
    SHAPE_NORM_DIMS(
            "shape/norm-dims",
            ERROR,
            "dims = %s is not a number of dimensions of its input %s; use 1 to %s, or leave it out"),
    SHAPE_NORM_ONE(
            "shape/norm-one", ERROR, "normalises each value of its input (%s) by itself, which makes 0 of it; %s"),
    SHAPE_OUTPUT_PADDING(
            "shape/output-padding",
            ERROR,
            "outputPadding %s is not less than stride %s; use outputPadding = %s or less"),
    SHAPE_NOTHING_LEFT(
            "shape/nothing-left",
            ERROR,
            "padding %s takes away all %s places of its output from both sides; use padding = %s or less"),
    SHAPE_POOL_PADDING(
            "shape/pool-padding", ERROR, "padding %s is more than half of kernel %s; use padding = %s or less"),
    SHAPE_REFLECTION(
            "shape/reflection",
            ERROR,
            "padding %s mirrors more of its input %s than there is beside the edge; use padding = %s or less"),
    SHAPE_ORDER(
            "shape/order",
            ERROR,
            "order %s does not name each dimension of its input %s once; use the numbers 0 to %s in any order"),
    SHAPE_RESHAPE("shape/reshape", ERROR, "size %s has %s elements, but its input %s has %s; they must be as many"),
    SHAPE_POOL_EMPTY(
            "shape/pool-empty",
            ERROR,
            "dilation %s lets a window have all its taps in the padding, where nothing is; use dilation = 1 or padding = 0"),
    SHAPE_JOIN("shape/join", ERROR, "%s takes inputs of one shape, but %s is %s and %s is %s; %s"),
    SHAPE_CONCAT(
            "shape/concat",
            ERROR,
            "Concat along dimension %s takes inputs that are alike in all others, but %s is %s and %s is %s; %s"),
    SHAPE_AXIS("shape/axis", ERROR, "%s is not a dimension of its inputs, such as %s %s; use 0 to %s"),
    SHAPE_TOO_LARGE(
            "shape/too-large",
            ERROR,
            "%s has %s elements, more than the 2147483647 that one tensor can have; make it smaller"),

    SEQUENCE_ORDER(
            "sequence/order",
            WARNING,
            "reads its input as {%s}, but %s gives {%s}; put @Layer(order = {1, 0}) Permute before it"),

    SHORTCUT_SHAPE("shortcut/shape", ERROR, "cannot get to %s from %s: %s"),
    SHORTCUT_TO("shortcut/to", ERROR, "there is no node %s before it, whose shape it could reach"),

    INPUT_MISSING("input/missing", ERROR, "has no input shape; add %s"),
    INPUT_DIMENSIONS(
            "input/dimensions",
            ERROR,
            "its shape has %s dimensions; give {features}, {channels, length}, {channels, height, width} or {channels, depth, height, width}, without the batch"),
    INPUT_POSITIVE(
            "input/positive",
            ERROR,
            "dimension %s is not positive; shapes are given without the batch, every dimension 1 or more"),
    INPUT_CHANNELS_LAST(
            "input/channels-last",
            WARNING,
            "%s is an image of %s channels, %s high and %s wide; channels come first, so perhaps {%s, %s, %s} is meant"),
    INPUT_TWICE("input/twice", ERROR, "its input is declared twice, by @Network(input) and by %s; remove one of them"),
    INPUT_FIRST("input/first", ERROR, "inputs come first; move it before %s"),
    INPUT_TOKENS("input/tokens", ERROR, "tokens = %s is not the size of a vocabulary; use 1 to 16777216"),
    INPUT_TOKENS_SHAPE(
            "input/tokens-shape", ERROR, "token ids are a sequence {length}, but its shape is %s; give one number"),
    INPUT_TOKENS_GRADIENT("input/tokens-gradient", ERROR, "token ids have no gradient; remove gradient = true"),
    INPUT_PADDING(
            "input/padding",
            ERROR,
            "padding = %s is a token that fills sequences up, but the input has no tokens; add tokens = size of the vocabulary, or remove it"),
    INPUT_UNUSED(
            "input/unused",
            ERROR,
            "no path leads from this input to an output; read it with from = \"%s\" (and join it with others by Concat or Add), or remove it"),

    LENGTHS_INPUT("lengths/input", ERROR, "there is no input %s before it%s"),
    LENGTHS_SHAPE(
            "lengths/shape",
            ERROR,
            "%s is %s, which has no positions to end behind; lengths are of a sequence {positions, features} or of token ids"),
    LENGTHS_TWICE("lengths/twice", ERROR, "%s says already where the sequences of %s end; remove one of the two"),
    LENGTHS_READ("lengths/read", ERROR, "cannot read %s, which only says where %s ends; use from = \"%s\""),
    LENGTHS_UNUSED(
            "lengths/unused",
            ERROR,
            "no layer looks at where %s ends; end it with MeanPositions, LastPosition or a recurrent layer, attend to it, or remove the lengths"),

    WIRING_UNKNOWN("wiring/unknown", ERROR, "there is no node %s%s"),
    WIRING_LATER("wiring/later", ERROR, "cannot read %s; a node reads nodes declared before it"),
    WIRING_SEVERAL(
            "wiring/several",
            ERROR,
            "%s takes %s, but from names %s; join them in a node of their own, such as @Layer(from = {%s}) Add sum();"),
    WIRING_JOIN("wiring/join", ERROR, "%s joins %s nodes, but from names %s; write for example @Layer(from = {%s})"),
    WIRING_UNUSED(
            "wiring/unused",
            WARNING,
            "no path leads from here to %s, so it would train nothing; remove it, or read it with from = \"%s\""),

    DROPOUT_RATE("dropout/rate", ERROR, "p = %s is not a probability; p is the probability of dropping, from 0 to 1%s"),
    DROPOUT_MISSING("dropout/missing", ERROR, "@%s has no rate; add %s, as in @%s(%s)"),
    DROPOUT_TWO("dropout/two", ERROR, "has both @%s and @%s; keep one, or put the other on an Identity node"),
    DROPOUT_SHARED(
            "dropout/shared",
            ERROR,
            "shares the weight of %s, and @DropConnect drops only weights that nobody shares; use @Dropout, or remove @Tied"),
    DROPOUT_CHANNELS("dropout/channels", ERROR, "%s drops %s, but its input is %s; use @%s"),
    DROPOUT_BLOCK("dropout/block", ERROR, "blocks of size %s do not fit on %s; use %s"),
    DROPOUT_INFINITE(
            "dropout/infinite",
            ERROR,
            "p = 1 is noise without bound, since its standard deviation is sqrt(p / (1 - p)); use less than 1"),
    DROPOUT_DEVIATION(
            "dropout/deviation", ERROR, "std = %s is not a standard deviation; use a finite number, 0 or more"),
    DROPOUT_RAMP("dropout/ramp", ERROR, "@Ramp %s; %s"),
    DROPOUT_USELESS("dropout/useless", WARNING, "%s; remove the dropout, or declare it adjustable if it is to change"),
    DROPOUT_EVERYTHING(
            "dropout/everything",
            WARNING,
            "p = 1 drops everything, so nothing before it learns from what follows; p is the probability of dropping"),
    DROPOUT_LAST(
            "dropout/last",
            WARNING,
            "drops elements of the network's output, which the loss then sees as zeros; move the dropout before the last layer"),
    DROPOUT_BETWEEN(
            "dropout/between",
            WARNING,
            "dropout = %s is for what lies between layers, and there is one; use layers = 2 or more, or @Dropout behind it"),
    ZONEOUT_RATE(
            "zoneout/rate",
            ERROR,
            "%s = %s is not a probability; it is the probability of keeping the old value, from 0 to 1"),
    ZONEOUT_TWO(
            "zoneout/two",
            ERROR,
            "has both @Zoneout and the p of @RecurrentDropout, which are two ways with one state; keep one of them"),
    ZONEOUT_EVERYTHING(
            "zoneout/everything",
            WARNING,
            "p = 1 keeps every unit as it was before the first position, so the layer computes nothing; p is the probability of keeping"),
    DROPOUT_BEFORE_NORM(
            "dropout/before-norm",
            WARNING,
            "comes before the batch normalisation %s, whose running variance then is that of dropped values and wrong in evaluation; move the dropout behind it"),
    DROPOUT_IN_A_ROW(
            "dropout/in-a-row",
            WARNING,
            "follows the dropout %s with nothing between to learn; together they drop %s, so keep one with that rate"),

    DROPOUT_FROZEN("dropout/frozen", WARNING, "%shas no effect on a frozen node, in training neither; remove it%s"),
    DROPOUT_ALPHA(
            "dropout/alpha",
            WARNING,
            "%s keeps mean 0 and variance 1 where they are, which is behind a SELU, but it follows %s; use @Activation(SELU), or the dropout without Alpha"),
    DROPOUT_SELU("dropout/selu", WARNING, "zeros behind a SELU change the mean and variance that it keeps; use @%s"),
    DROPOUT_ELEMENTS(
            "dropout/elements",
            WARNING,
            "drops single elements of a convolution's channels, whose neighbours tell nearly the same, so little is dropped; use @%s"),
    DROPOUT_HIGH(
            "dropout/high-rate",
            WARNING,
            "p = %s is high behind a convolution, whose few weights serve all positions; use %s or less"),

    NORM_EPS("norm/eps", ERROR, "eps = %s cannot be added under the root; use a positive number such as 1e-5"),
    NORM_BIAS(
            "norm/bias",
            WARNING,
            "bias = true adds what the batch normalisation %s takes away again; use bias = false, since the normalisation has a bias of its own"),
    NORM_TWO("norm/two", ERROR, "has both @BatchNorm and @Norm; keep one, or put the other on an Identity node"),
    NORM_GROUPS(
            "norm/groups", ERROR, "%s needs the number of groups; add groups = 1 or more to @Norm, such as groups = 4"),
    NORM_MOMENTUM(
            "norm/momentum",
            ERROR,
            "momentum = %s is not a share; it is the part of the batch's statistics in the new running ones, from 0 to 1"),
    NORM_NAME(
            "norm/name",
            ERROR,
            "name = \"%s\" cannot begin the name of a parameter; use letters, digits, _ and single dots, such as bn1"),

    ACTIVATION_PARAMETER("activation/parameter", ERROR, "%s takes no %s%s"),
    ACTIVATION_VALUE("activation/value", ERROR, "%s = %s is %s"),

    ATTENTION_MISSING("attention/missing", ERROR, "has no heads; add for example @Attention(heads = 4)"),
    ATTENTION_HEADS("attention/heads", ERROR, "heads = %s does not divide its %s features; use a divisor, such as %s"),
    ATTENTION_ROTARY(
            "attention/rotary",
            ERROR,
            "rotary turns pairs of features, but a head has %s, which is odd (%s features, %s heads); use other heads, or encode positions before it"),

    ATTENTION_MEMORY(
            "attention/memory",
            ERROR,
            "attends to %s from %s; give both the same features, for example by @Layer(out = %s) Linear behind the memory"),
    ATTENTION_SELF(
            "attention/self",
            ERROR,
            "%s = true is about one order of positions, but queries and keys are of two sequences; remove it, or read one node"),
    PADDING_SEEN(
            "padding/seen",
            WARNING,
            "%s mixes what is behind the end of a sequence with what is before it, so results depend on the padding; put MeanPositions, LastPosition or a recurrent layer before it"),
    PADDING_MIXED(
            "padding/mixed",
            ERROR,
            "%s ends with the sequences of %s, but %s with those of %s, so both have no common end; make one vector of each before, as by MeanPositions"),
    PADDING_LOSS(
            "padding/loss",
            WARNING,
            "the loss counts positions behind the end of a sequence; add @Output(ignoreIndex = -100), and label them -100"),
    PADDING_OTHER(
            "padding/other",
            ERROR,
            "@PaddingToken(%s) is not the padding of its input, which is %s; remove @PaddingToken: the row of the input's padding is zero and gets no gradient"),

    EMBEDDING_PADDING("embedding/padding", ERROR, "there is no token %s in a vocabulary of %s; use an id from 0 to %s"),

    ACTIVATION_MISSING(
            "activation/missing",
            WARNING,
            "follows %s with no activation between, so both together are one linear map; add @Activation(RELU) to %s"),

    INIT_ACTIVATION(
            "init/activation", WARNING, "%s comes next, for which this initialiser is too %s; use %s, or remove @Init"),
    INIT_PARAMETER("init/parameter", ERROR, "%s takes no %s%s"),
    INIT_VALUE("init/value", ERROR, "%s = %s is not positive; use a number such as 0.02"),
    INIT_NOTHING("init/nothing", ERROR, "%s has no weights to start; remove @Init"),

    FROZEN_ALL(
            "frozen/everything",
            WARNING,
            "with it all parameters are frozen, so training changes nothing; let some learn"),
    TIED_UNKNOWN("tied/unknown", ERROR, "there is no weight of %s to share%s"),
    TIED_SHAPE("tied/shape", ERROR, "its weight is %s, but that of %s is %s; only weights of one shape can be shared"),

    CUSTOM_ANNOTATION("custom/annotation", ERROR, "%s has no @CustomLayer; add it to the class"),
    CUSTOM_ELEMENTWISE(
            "custom/elementwise", ERROR, "%s does not implement synapt.layer.Elementwise; let the class implement it"),
    CUSTOM_CLASS("custom/class", ERROR, "%s is %s, so generated code cannot create it; make it %s"),
    CUSTOM_CONSTRUCTOR("custom/constructor", ERROR, "%s has no public constructor of %s; %s"),
    CUSTOM_ARGUMENT("custom/argument", ERROR, "argument %s is not a finite number"),

    OUTPUT_SAME("output/same", ERROR, "gives the same values as the output %s; remove one of the two @Output"),
    OUTPUT_LAST(
            "output/last",
            ERROR,
            "is an output, but the last node %s is not; mark %s with @Output too, or remove it or move it before"),
    OUTPUT_WEIGHT("output/weight", ERROR, "weight = %s is %s"),
    LOSS_SHAPE(
            "loss/shape",
            ERROR,
            "the output is %s, so the loss %s would be that of each pixel; if that is meant, say @Output(loss = %s), else end with a Flatten and a Linear"),
    LOSS_OPTION("loss/option", ERROR, "the loss %s takes no %s%s"),
    LOSS_VALUE("loss/value", ERROR, "%s = %s is %s"),
    LOSS_WEIGHTS("loss/weights", ERROR, "%s has %s numbers, but the output has %s; give %s"),
    LOSS_ONE_CLASS(
            "loss/one-class",
            WARNING,
            "cross entropy over 1 class is always 0, so nothing is learnt; use out = the number of classes, or @Output(loss = BCE_WITH_LOGITS) for yes or no, or @Output(loss = MSE) for a number"),
    LOSS_LOGITS(
            "loss/logits",
            WARNING,
            "ends in %s, but the loss %s takes logits and contains the %s; remove the activation"),
    LOSS_LOG_PROBABILITIES(
            "loss/log-probabilities",
            WARNING,
            "ends in %s, but the loss %s takes logarithms of probabilities; add LogSoftmax as the last node%s"),

    ALLOW_UNKNOWN("allow/unknown", WARNING, "@Allow names %s, which is not the id of any message%s"),
    ALLOW_ERROR("allow/error", WARNING, "@Allow names %s, which is an error and cannot be allowed; mend it instead"),

    INTERNAL_BUG(
            "internal/bug",
            ERROR,
            "the processor failed on it, and that is our bug, not yours; please send us this type and what follows");

    private final String id;
    private final Diagnostic.Kind kind;
    private final String text;
    private final int parameters;

    Message(String id, Diagnostic.Kind kind, String text) {
        this.id = id;
        this.kind = kind;
        this.text = text;
        this.parameters = text.split("%s", -1).length - 1;
    }

    /** What is printed in brackets, and what {@code @Allow} takes. */
    public String id() {
        return id;
    }

    public Diagnostic.Kind kind() {
        return kind;
    }

    /** Whether it is only advice, which can be silenced. */
    public boolean isAdvice() {
        return kind != ERROR;
    }

    /** Whether the shapes that led here help to understand it. */
    public boolean isAboutShapes() {
        return switch (this) {
            case DROPOUT_CHANNELS, ATTENTION_HEADS, ATTENTION_MEMORY, SHORTCUT_SHAPE, LOSS_SHAPE -> true;
            default -> id.startsWith("shape/");
        };
    }

    public static Optional<Message> byId(String id) {
        return Arrays.stream(values()).filter(m -> m.id.equals(id)).findFirst();
    }

    String firstLine(String subject, Object... args) {
        if (args.length != parameters) {
            throw new IllegalArgumentException(this + " takes " + parameters + " arguments, not " + args.length);
        }
        return "[" + id + "] " + subject + ": " + text.formatted(args);
    }
}
