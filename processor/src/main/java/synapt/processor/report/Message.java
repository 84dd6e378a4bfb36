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
    INPUT_FIRST("input/first", ERROR, "inputs come first; move it before %s"),
    INPUT_UNUSED(
            "input/unused",
            ERROR,
            "no path leads from this input to an output; read it with from = \"%s\" (and join it with others by Concat or Add), or remove it"),

    WIRING_UNKNOWN("wiring/unknown", ERROR, "there is no node %s%s"),
    WIRING_LATER("wiring/later", ERROR, "cannot read %s; a node reads nodes declared before it"),
    WIRING_SEVERAL(
            "wiring/several",
            ERROR,
            "%s takes one input, but from names %s; join them in a node of their own, such as @Layer(from = {%s}) Add sum();"),
    WIRING_JOIN("wiring/join", ERROR, "%s joins %s nodes, but from names %s; write for example @Layer(from = {%s})"),
    WIRING_UNUSED(
            "wiring/unused",
            WARNING,
            "no path leads from here to %s, so it would train nothing; remove it, or read it with from = \"%s\""),

    DROPOUT_RATE("dropout/rate", ERROR, "p = %s is not a probability; p is the probability of dropping, from 0 to 1%s"),
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
        return id.startsWith("shape/") || this == DROPOUT_CHANNELS || this == LOSS_SHAPE;
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
