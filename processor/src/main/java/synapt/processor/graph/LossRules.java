package synapt.processor.graph;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import synapt.processor.graph.LossSpec.Reduction;
import synapt.processor.read.Mirror;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** Reads a loss and its parameters from {@code @Output}. */
final class LossRules {

    /** Which losses take which parameter, in the order of the annotation. */
    private static final Map<String, List<String>> OWNERS = Map.of(
            "labelSmoothing", List.of("CROSS_ENTROPY", "SOFT_CROSS_ENTROPY"),
            "ignoreIndex", List.of("CROSS_ENTROPY", "NLL"),
            "classWeights", List.of("CROSS_ENTROPY", "SOFT_CROSS_ENTROPY", "NLL"),
            "delta", List.of("HUBER"),
            "beta", List.of("SMOOTH_L1"),
            "posWeight", List.of("BCE_WITH_LOGITS"));

    private final Mirror output;
    private final Reporter reporter;

    LossRules(Mirror output, Reporter reporter) {
        this.output = output;
        this.reporter = reporter;
    }

    /** The loss, as far as it is right; what is wrong has been said. */
    LossSpec read(Shape shape) {
        String loss = output.constant("loss").value();
        OWNERS.keySet().stream().sorted().forEach(member -> belongs(loss, member));
        if (loss.equals("NONE") && output.isSet("reduction")) {
            reporter.report(
                    Message.LOSS_OPTION,
                    output.position("reduction"),
                    loss,
                    "reduction",
                    "; the gradient that you give is taken as it is");
        }
        double smoothing = number("labelSmoothing", 0, 1, "not a share; use 0 to 1, for example 0.1");
        double delta = number("delta", Double.MIN_VALUE, Double.MAX_VALUE, "not positive; use for example 1.0");
        double beta = number("beta", 0, Double.MAX_VALUE, "not a finite number from 0 on; use for example 1.0");
        List<Double> classWeights = weights("classWeights");
        List<Double> posWeight = weights("posWeight");
        if (posWeight.size() > 1 && posWeight.size() != shape.size()) {
            wrongCount("posWeight", posWeight.size(), shape.size(), "one for all, or one for each");
        }
        Value<Integer> ignore = output.integer("ignoreIndex");
        LossSpec spec = new LossSpec(
                Graph.Loss.valueOf(loss),
                Reduction.valueOf(output.constant("reduction").value()),
                smoothing,
                ignore.isSet() ? OptionalInt.of(ignore.value()) : OptionalInt.empty(),
                classWeights,
                loss.equals("HUBER") ? delta : loss.equals("SMOOTH_L1") ? beta : 0,
                posWeight);
        int classes = shape.size() / spec.positions(shape);
        if (spec.comparesClasses() && !classWeights.isEmpty() && classWeights.size() != classes) {
            wrongCount("classWeights", classWeights.size(), classes, "one for each class");
        }
        return spec;
    }

    private void belongs(String loss, String member) {
        List<String> owners = OWNERS.getOrDefault(member, List.of());
        if (output.isSet(member) && !owners.contains(loss)) {
            reporter.report(
                    Message.LOSS_OPTION,
                    output.position(member),
                    loss,
                    member,
                    "; it belongs to " + String.join(", ", owners));
        }
    }

    private double number(String member, double least, double most, String fault) {
        Value<Double> v = output.real(member);
        if (!(v.value() >= least && v.value() <= most)) {
            reporter.report(Message.LOSS_VALUE, v.position(), member, v.value(), fault);
        }
        return v.value();
    }

    private List<Double> weights(String member) {
        List<Value<Double>> weights = output.reals(member);
        for (Value<Double> w : weights) {
            if (!(w.value() >= 0 && w.value() <= Float.MAX_VALUE)) {
                reporter.report(
                        Message.LOSS_VALUE,
                        w.position(),
                        "a weight in " + member,
                        w.value(),
                        "not a finite number from 0 on; use 1.0 for one that changes nothing");
            }
        }
        return weights.stream().map(Value::value).toList();
    }

    private void wrongCount(String member, int count, int outputs, String wanted) {
        reporter.report(Message.LOSS_WEIGHTS, output.position(member), member, count, outputs, wanted);
    }
}
