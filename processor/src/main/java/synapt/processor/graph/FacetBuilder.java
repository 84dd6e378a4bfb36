package synapt.processor.graph;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import synapt.processor.op.ActivationOp;
import synapt.processor.op.ActivationOp.Function;
import synapt.processor.op.BatchNormOp;
import synapt.processor.op.Op;
import synapt.processor.op.PreluOp;
import synapt.processor.op.Problems;
import synapt.processor.op.SoftmaxOp;
import synapt.processor.op.SoftplusOp;
import synapt.processor.read.Kind;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** The operations of a node's facets. Each is null after a message, or where its input's shape is not known. */
final class FacetBuilder {

    static final Pattern PREFIX = Pattern.compile("\\w+(\\.\\w+)*");
    private static final List<String> APPROXIMATIONS = List.of("none", "tanh");

    private final NodeDeclaration node;
    private final Reporter reporter;

    FacetBuilder(NodeDeclaration node, Reporter reporter) {
        this.node = node;
        this.reporter = reporter;
    }

    /** The prefix of the names of a normalisation's parameters. */
    static String normPrefix(NodeDeclaration node) {
        if (node.normFacet().isEmpty()) {
            return node.name();
        }
        String name = node.normFacet().get().string("name").value();
        String block = node.name().substring(0, node.name().lastIndexOf('.') + 1);
        return name.isEmpty() ? node.name() + "." + Node.Facet.NORM.suffix() : block + name;
    }

    /** The prefix of the names of a PReLU's parameters. */
    static String slopePrefix(NodeDeclaration node) {
        return node.kind() == Kind.PRELU ? node.name() : node.name() + "." + Node.Facet.ACTIVATION.suffix();
    }

    /** As a facet, or as a node of its own. */
    @Nullable
    BatchNormOp norm(@Nullable Shape input, Problems problems) {
        Mirror norm = node.norm();
        Value<Double> eps = norm.real("eps");
        Value<Double> momentum = norm.real("momentum");
        Value<String> name = norm.string("name");
        boolean right = true;
        if (!(eps.value() > 0 && Double.isFinite(eps.value()))) {
            reporter.report(Message.NORM_EPS, eps.position(), eps.value());
            right = false;
        }
        if (!(momentum.value() >= 0 && momentum.value() <= 1)) {
            reporter.report(Message.NORM_MOMENTUM, momentum.position(), momentum.value());
            right = false;
        }
        if (name.isSet() && !PREFIX.matcher(name.value()).matches()) {
            reporter.report(Message.NORM_NAME, name.position(), name.value());
            right = false;
        }
        if (!right || input == null) {
            return null;
        }
        boolean affine = norm.bool("affine").value();
        return node.kind() != null && node.kind().isNorm()
                ? BatchNormOp.of(
                        node.kind().directions(),
                        input,
                        eps.value(),
                        momentum.value(),
                        affine,
                        normPrefix(node),
                        problems)
                : BatchNormOp.of(input, eps.value(), momentum.value(), affine, normPrefix(node));
    }

    @Nullable
    Op activation(@Nullable Shape input) {
        Mirror activation = node.activation();
        Value<String> function = activation.constant("value");
        boolean right = parameter(function, "negativeSlope", "LEAKY_RELU")
                & parameter(function, "perChannel", "PRELU")
                & parameter(function, "start", "PRELU")
                & parameter(function, "alpha", "ELU")
                & parameter(function, "beta", "SOFTPLUS")
                & parameter(function, "threshold", "SOFTPLUS")
                & parameter(function, "approximate", "GELU");
        double slope = number("negativeSlope", 0, "too small or not a finite number; use 0 or more");
        double alpha = number("alpha", Double.MIN_VALUE, "not a positive finite number; use for example 1.0");
        double beta = number("beta", Double.MIN_VALUE, "not a positive finite number; use for example 1.0");
        double threshold = number("threshold", -Double.MAX_VALUE, "not a finite number; use for example 20.0");
        double start = number("start", -Double.MAX_VALUE, "not a finite number; use for example 0.25");
        Value<String> approximate = activation.string("approximate");
        if (!APPROXIMATIONS.contains(approximate.value())) {
            String hint = Suggest.didYouMean(approximate.value(), APPROXIMATIONS);
            reporter.report(
                    Message.ACTIVATION_VALUE,
                    approximate.position(),
                    "approximate",
                    "\"" + approximate.value() + "\"",
                    "neither \"none\" nor \"tanh\"" + hint);
            right = false;
        }
        if (!right || Double.isNaN(slope + alpha + beta + threshold + start) || input == null) {
            return null;
        }
        switch (function.value()) {
            case "PRELU" -> {
                return PreluOp.of(input, activation.bool("perChannel").value(), start, slopePrefix(node));
            }
            case "SOFTPLUS" -> {
                return new SoftplusOp(input, beta, threshold);
            }
            case "SOFTMAX", "LOG_SOFTMAX" -> {
                return new SoftmaxOp(input, function.value().equals("LOG_SOFTMAX"));
            }
            default -> {}
        }
        boolean byTanh = function.value().equals("GELU") && approximate.value().equals("tanh");
        Function f = byTanh ? Function.GELU_TANH : Function.valueOf(function.value());
        return new ActivationOp(input, f, f == Function.LEAKY_RELU ? slope : f == Function.ELU ? alpha : 0);
    }

    private boolean parameter(Value<String> function, String member, String owner) {
        if (!node.activation().isSet(member) || function.value().equals(owner)) {
            return true;
        }
        reporter.report(
                Message.ACTIVATION_PARAMETER,
                node.activation().position(member),
                function.value(),
                member,
                "; it belongs to " + owner);
        return false;
    }

    private double number(String member, double least, String fault) {
        Value<Double> v = node.activation().real(member);
        if (v.value() >= least && Double.isFinite(v.value())) {
            return v.value();
        }
        reporter.report(Message.ACTIVATION_VALUE, v.position(), member, v.value(), fault);
        return Double.NaN;
    }
}
