package synapt.processor.read;

import static synapt.processor.report.Message.NODE_GENERIC;
import static synapt.processor.report.Message.NODE_PARAMETERS;
import static synapt.processor.report.Message.NODE_THROWS;

import javax.lang.model.element.ExecutableElement;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/** A node is a method that takes nothing and throws nothing. */
final class SignatureRules {

    private final Reporter reporter;

    SignatureRules(Reporter reporter) {
        this.reporter = reporter;
    }

    void check(ExecutableElement method, Position position) {
        if (!method.getParameters().isEmpty()) {
            reporter.report(NODE_PARAMETERS, position);
        }
        if (!method.getTypeParameters().isEmpty()) {
            reporter.report(NODE_GENERIC, position);
        }
        if (!method.getThrownTypes().isEmpty()) {
            reporter.report(NODE_THROWS, position);
        }
    }
}
