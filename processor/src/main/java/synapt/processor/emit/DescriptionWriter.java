package synapt.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import synapt.processor.graph.NetworkModel;

/** Writes the methods by which a compiled network describes itself. */
final class DescriptionWriter {

    private DescriptionWriter() {}

    /** @param summary the table of its nodes */
    static void addTo(
            TypeSpec.Builder type, NetworkModel model, String summary, TrainWriter training, EvalWriter evaluation) {
        Describe d = new Describe(model);
        text(
                type,
                "summary",
                "Nodes, shapes, parameters and multiply-accumulates as a table, and what memory is needed.",
                CodeBlock.of("$L + new $L().table()", TextWriter.literal(summary), MemoryWriter.NAME));
        text(
                type,
                "dot",
                "The graph in Graphviz's language; what exists in training only is dashed.",
                d.dot(Describe.View.DIFFERENCE));
        text(type, "dotTrain", "The graph of training in Graphviz's language.", d.dot(Describe.View.TRAIN));
        text(type, "dotEval", "The graph of evaluation in Graphviz's language.", d.dot(Describe.View.EVAL));
        text(
                type,
                "mermaid",
                "The graph in Mermaid's language; what exists in training only is dashed.",
                d.mermaid(Describe.View.DIFFERENCE));
        text(type, "mermaidTrain", "The graph of training in Mermaid's language.", d.mermaid(Describe.View.TRAIN));
        text(type, "mermaidEval", "The graph of evaluation in Mermaid's language.", d.mermaid(Describe.View.EVAL));
        text(
                type,
                "memoryPlan",
                "Which buffer lies where, between which steps it lives, and what moves through them.",
                Describe.memory("training", training.plan()) + "\n"
                        + Describe.memory("evaluation", evaluation.plan()) + "\n"
                        + Describe.traffic(
                                training.forwardTraffic(), training.backwardTraffic(), evaluation.traffic()));
    }

    private static void text(TypeSpec.Builder type, String name, String javadoc, String text) {
        text(type, name, javadoc, TextWriter.literal(text));
    }

    private static void text(TypeSpec.Builder type, String name, String javadoc, CodeBlock text) {
        type.addMethod(MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", javadoc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(String.class)
                .addCode("return $L;\n", text)
                .build());
    }
}
