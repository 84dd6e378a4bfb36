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
    LAYER_COUNT("layer/count", ERROR, "%s has %s numbers; give one for both directions, or two: {height, width}"),
    LAYER_SAME("layer/same", ERROR, "%s does not support padding = SAME yet; give numbers, at most half the kernel"),

    SHAPE_INPUT("shape/input", ERROR, "%s takes %s, but its input is %s; %s"),
    SHAPE_KERNEL("shape/kernel-too-large", ERROR, "kernel %s is larger than its input %s; use %s"),
    SHAPE_GROUPS(
            "shape/groups",
            ERROR,
            "groups = %s does not divide its %s channels; use a divisor of both input and output channels, such as %s"),
    SHAPE_POOL_PADDING(
            "shape/pool-padding", ERROR, "padding %s is more than half of kernel %s; use padding = %s or less"),
    SHAPE_TOO_LARGE(
            "shape/too-large",
            ERROR,
            "%s has %s elements, more than the 2147483647 that one tensor can have; make it smaller"),

    SHORTCUT_SHAPE("shortcut/shape", ERROR, "cannot get to %s from %s: %s"),
    SHORTCUT_TO("shortcut/to", ERROR, "there is no node %s before it, whose shape it could reach"),

    INPUT_MISSING("input/missing", ERROR, "has no input shape; add %s"),
    INPUT_DIMENSIONS(
            "input/dimensions",
            ERROR,
            "its shape has %s dimensions; give {features}, {channels, length} or {channels, height, width}, without the batch"),
    INPUT_POSITIVE(
            "input/positive",
            ERROR,
            "dimension %s is not positive; shapes are given without the batch, every dimension 1 or more"),
    INPUT_TWICE("input/twice", ERROR, "its input is declared twice, by @Network(input) and by %s; remove one of them"),
    INPUT_SEVERAL(
            "input/several",
            ERROR,
            "several inputs are not supported yet; keep %s, and pass what the others held as a part of it"),
    INPUT_FIRST("input/first", ERROR, "the input comes first; move it before %s"),

    WIRING_UNKNOWN("wiring/unknown", ERROR, "there is no node %s%s"),
    WIRING_LATER("wiring/later", ERROR, "cannot read %s; a node reads nodes declared before it"),
    WIRING_SEVERAL(
            "wiring/several",
            ERROR,
            "%s takes one input, but from names %s; nodes that join several are not supported yet"),
    WIRING_UNUSED(
            "wiring/unused",
            WARNING,
            "no path leads from here to the output %s, so it would train nothing; remove it, or read it with from = \"%s\""),

    DROPOUT_RATE("dropout/rate", ERROR, "p = %s is not a probability; p is the probability of dropping, from 0 to 1%s"),
    DROPOUT_MISSING(
            "dropout/missing", ERROR, "@%s has no rate; add p, the probability of dropping, as in @%s(p = 0.5)"),
    DROPOUT_TWO(
            "dropout/two", ERROR, "has both @Dropout and @Dropout2d; keep one, or put the other on an Identity node"),
    DROPOUT_CHANNELS(
            "dropout/channels", ERROR, "Dropout2d drops the channels of an image, but its input is %s; use @Dropout"),
    DROPOUT_USELESS(
            "dropout/useless",
            WARNING,
            "p = 0 drops nothing; remove the dropout, or declare it adjustable if it is to change"),
    DROPOUT_EVERYTHING(
            "dropout/everything",
            WARNING,
            "p = 1 drops everything, so nothing before it learns from what follows; p is the probability of dropping"),
    DROPOUT_LAST(
            "dropout/last",
            WARNING,
            "drops elements of the network's output, which the loss then sees as zeros; move the dropout before the last layer"),
    DROPOUT_BEFORE_NORM(
            "dropout/before-norm",
            WARNING,
            "comes before the batch normalisation %s, whose running variance then is that of dropped values and wrong in evaluation; move the dropout behind it"),
    DROPOUT_IN_A_ROW(
            "dropout/in-a-row",
            WARNING,
            "follows the dropout %s with nothing between to learn; together they drop %s, so keep one with that rate"),

    NORM_EPS("norm/eps", ERROR, "eps = %s cannot be added under the root; use a positive number such as 1e-5"),
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

    OUTPUT_TWICE(
            "output/twice", ERROR, "is a second @Output after %s; several outputs are not supported yet, so keep one"),
    OUTPUT_LAST("output/last", ERROR, "is the output, but %s follows; move @Output there, or remove what follows"),
    LOSS_SHAPE(
            "loss/shape",
            ERROR,
            "the loss %s takes a vector, but the output is %s; end with a Flatten and a Linear, or use @Output(loss = NONE)"),
    LOSS_ONE_CLASS(
            "loss/one-class",
            WARNING,
            "cross entropy over 1 class is always 0, so nothing is learnt; use out = the number of classes, or @Output(loss = MSE)"),
    LOSS_LOGITS(
            "loss/logits",
            WARNING,
            "ends in %s, but cross entropy takes logits and contains the softmax; remove the activation"),

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
        return id.startsWith("shape/") || this == DROPOUT_CHANNELS || this == SHORTCUT_SHAPE || this == LOSS_SHAPE;
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
