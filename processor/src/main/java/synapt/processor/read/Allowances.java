package synapt.processor.read;

import static synapt.processor.report.Message.ALLOW_ERROR;
import static synapt.processor.report.Message.ALLOW_UNKNOWN;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import synapt.processor.report.Message;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;
import synapt.processor.report.Suggest;

/** Which advice is silenced, by {@code @Allow} on a node, on a use of a block around it, on a block, or on the network. */
public final class Allowances implements BiPredicate<Element, Message> {

    private final TypeElement network;
    private final Elements elements;

    public Allowances(TypeElement network, Elements elements) {
        this.network = network;
        this.elements = elements;
    }

    @Override
    public boolean test(Element element, Message message) {
        return isAllowed(element, message) || isAllowed(network, message);
    }

    private boolean isAllowed(Element element, Message message) {
        return ids(Mirror.of(element, Names.ALLOW, Position.of("", element), elements)).stream()
                .anyMatch(id -> id.value().equals(message.id()));
    }

    /** Warns of ids that do not exist, or cannot be allowed. */
    public static void check(NetworkDeclaration network, Elements elements, Reporter reporter) {
        check(Mirror.of(network.type(), Names.ALLOW, network.position(), elements), reporter);
        for (NodeDeclaration node : network.nodes()) {
            check(Mirror.of(node.method(), Names.ALLOW, node.position(), elements), reporter);
        }
        around(network, elements)
                .forEach(e -> check(
                        Mirror.of(e, Names.ALLOW, Position.of(e.getSimpleName().toString(), e), elements), reporter));
    }

    /** Blocks and their uses, and what a network extends, as far as they are compiled here. */
    private static Set<Element> around(NetworkDeclaration network, Elements elements) {
        Set<Element> around = new LinkedHashSet<>();
        for (NodeDeclaration node : network.nodes()) {
            around.addAll(node.position().owners());
        }
        network.nodes().forEach(n -> around.remove(n.method()));
        around.remove(network.type());
        around.removeIf(e -> !Origin.isSource(e instanceof TypeElement t ? t : Origin.declaring(e), elements));
        return around;
    }

    private static void check(Mirror allow, Reporter reporter) {
        for (Value<String> id : ids(allow)) {
            Optional<Message> message = Message.byId(id.value());
            if (message.isEmpty()) {
                List<String> advice = Arrays.stream(Message.values())
                        .filter(Message::isAdvice)
                        .map(Message::id)
                        .toList();
                reporter.report(ALLOW_UNKNOWN, id.position(), id.value(), Suggest.didYouMean(id.value(), advice));
            } else if (!message.get().isAdvice()) {
                reporter.report(ALLOW_ERROR, id.position(), id.value());
            }
        }
    }

    private static List<Value<String>> ids(Mirror allow) {
        return allow.isPresent() && allow.isReadable() ? allow.strings("value") : List.of();
    }
}
