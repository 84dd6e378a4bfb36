package synapt.processor.graph;

import synapt.processor.read.Mirror;
import synapt.processor.read.NetworkDeclaration;
import synapt.processor.read.Value;
import synapt.processor.report.Message;
import synapt.processor.report.Reporter;

/** The parameters of initialisers, on the network and on nodes. */
final class InitRules {

    private final Reporter reporter;

    InitRules(Reporter reporter) {
        this.reporter = reporter;
    }

    void check(NetworkDeclaration network) {
        check(network.init());
        network.nodes().forEach(node -> check(node.init()));
    }

    private void check(Mirror init) {
        if (init.isPresent() && init.isReadable()) {
            check(init, "std", "NORMAL");
            check(init, "bound", "UNIFORM");
        }
    }

    private void check(Mirror init, String member, String owner) {
        String scheme = init.constant("value").value();
        Value<Double> v = init.real(member);
        if (v.isSet() && !scheme.equals(owner)) {
            reporter.report(Message.INIT_PARAMETER, v.position(), scheme, member, "; it belongs to " + owner);
        } else if (!(v.value() > 0 && Double.isFinite(v.value()))) {
            reporter.report(Message.INIT_VALUE, v.position(), member, v.value());
        }
    }
}
