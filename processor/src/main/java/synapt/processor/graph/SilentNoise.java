package synapt.processor.graph;

import java.util.ArrayList;
import java.util.List;
import synapt.processor.read.Mirror;
import synapt.processor.read.NodeDeclaration;
import synapt.processor.report.Position;

/**
 * Noise that a frozen node does not draw.
 *
 * @param what   how messages call it, with a blank behind it; empty where they point at it alone
 * @param remedy what to do but remove it, for the end of a message
 */
public record SilentNoise(Position position, String what, String remedy) {

    static SilentNoise ofFacet(Mirror dropout) {
        return new SilentNoise(dropout.position(), "", ", or put it on an Identity node behind this one");
    }

    /**
     * What draws inside a layer. A zoneout is not among it: a layer that is frozen takes its mean, as in evaluation, and would be
     * another without it.
     */
    static List<SilentNoise> ofLayer(NodeDeclaration node) {
        List<SilentNoise> silent = new ArrayList<>();
        for (Mirror inside : List.of(node.dropConnect(), node.recurrentDropout())) {
            if (inside.isPresent()) {
                silent.add(new SilentNoise(inside.position(), "@" + inside.simpleName() + " ", ", or remove @Frozen"));
            }
        }
        for (Mirror layer : List.of(node.recurrent(), node.attention())) {
            if (layer.isSet("dropout") && layer.real("dropout").value() > 0) {
                String what = "dropout = " + layer.real("dropout").value() + " ";
                silent.add(new SilentNoise(layer.position("dropout"), what, ", or remove @Frozen"));
            }
        }
        return silent;
    }
}
