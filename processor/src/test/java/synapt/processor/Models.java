package synapt.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.Graph;
import synapt.processor.graph.NetworkModel;
import synapt.processor.graph.Node;
import synapt.processor.op.Parameter;

/** A back end that keeps what it is given, as text, and writes an empty class. */
final class Models {

    private final Map<String, String> texts = new LinkedHashMap<>();

    NetworkProcessor processor() {
        return new NetworkProcessor(this::write);
    }

    /** By the names of compiled classes. */
    Map<String, String> texts() {
        return texts;
    }

    JavaFile write(NetworkModel model) {
        texts.put(model.compiledName(), describe(model));
        TypeSpec.Builder type = TypeSpec.classBuilder(model.compiledName())
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addOriginatingElement(model.type());
        if (model.isInterface()) {
            type.addSuperinterface(ClassName.get(model.type()));
        } else {
            type.superclass(ClassName.get(model.type()));
        }
        return JavaFile.builder(model.packageName(), type.build()).build();
    }

    private static String describe(NetworkModel model) {
        StringBuilder s = new StringBuilder(model.compiledName())
                .append(model.isInterface() ? " implements " : " extends ")
                .append(model.type())
                .append('\n');
        for (NetworkModel.Accessor a : model.accessors()) {
            s.append("  ")
                    .append(a.access())
                    .append(' ')
                    .append(a.returnType())
                    .append(' ')
                    .append(a.name())
                    .append('\n');
        }
        for (Node n : model.graph().nodes()) {
            s.append(n)
                    .append(" <- ")
                    .append(n.inputs().stream().map(Node::identifier).toList())
                    .append('\n');
            for (Parameter p : n.op().parameters()) {
                s.append("  ")
                        .append(p.name())
                        .append(' ')
                        .append(p.shape())
                        .append(' ')
                        .append(p.role())
                        .append(", fan ")
                        .append(p.fanIn())
                        .append(' ')
                        .append(p.fanOut())
                        .append(", ")
                        .append(p.init().kind())
                        .append(' ')
                        .append(p.init().scale())
                        .append('\n');
            }
            s.append("  ").append(components(n)).append('\n');
        }
        for (Graph.Output o : model.graph().outputs()) {
            s.append("output ")
                    .append(o.node().identifier())
                    .append(", ")
                    .append(o.loss().function())
                    .append(o.weight() == 1 ? "" : ", weight " + o.weight())
                    .append('\n');
        }
        return s.toString();
    }

    /** An operation's components but its tensors, which stand above. */
    private static String components(Node n) {
        return Arrays.stream(n.op().getClass().getRecordComponents())
                .filter(c -> !c.getName().equals("weights") && !c.getName().equals("tensors"))
                .map(c -> {
                    try {
                        return c.getName() + " " + c.getAccessor().invoke(n.op());
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                })
                .collect(Collectors.joining(", "));
    }
}
