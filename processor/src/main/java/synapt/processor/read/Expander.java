package synapt.processor.read;

import static synapt.processor.report.Message.BLOCK_RECURSION;
import static synapt.processor.report.Message.NODE_NAME;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import synapt.processor.graph.BlockAccessor;
import synapt.processor.graph.BlockInstance;
import synapt.processor.graph.NetworkModel;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/**
 * Reads a network's nodes and puts the nodes of blocks in the place where they are used, under dotted names: {@code layer1.0.conv1}.
 * What follows knows of blocks by these names alone.
 */
final class Expander {

    private final Elements elements;
    private final Reporter reporter;
    private final NodeReader nodeReader;
    private final BlockReader blockReader;
    private final List<NodeDeclaration> nodes = new ArrayList<>();
    private final List<TypeElement> open = new ArrayList<>();

    Expander(TypeElement network, Elements elements, Reporter reporter) {
        this.elements = elements;
        this.reporter = reporter;
        this.nodeReader = new NodeReader(elements, reporter);
        this.blockReader = new BlockReader(network, elements, reporter);
    }

    /**
     * @param nodes  all nodes of all blocks, in the order in which they are computed
     * @param blocks the network's methods that return blocks
     */
    record Expansion(List<NodeDeclaration> nodes, List<BlockAccessor> blocks) {}

    Expansion expand(TypeElement network, List<ExecutableElement> methods) {
        List<BlockAccessor> blocks = new ArrayList<>();
        addAll(methods, Scope.network(network, methods), new ArrayList<>(), blocks);
        return new Expansion(nodes, blocks);
    }

    /** Adds the nodes of a network or of one use of a block. */
    private void addAll(
            List<ExecutableElement> methods,
            Scope scope,
            List<NetworkModel.Accessor> accessors,
            List<BlockAccessor> blocks) {
        boolean hasBlocks = methods.stream().anyMatch(m -> BlockReader.blockOf(m.getReturnType()) != null);
        for (int i = 0; i < methods.size(); i++) {
            ExecutableElement method = methods.get(i);
            TypeElement block = BlockReader.blockOf(method.getReturnType());
            if (scope.isBlock() && method.getSimpleName().contentEquals(Scope.INPUT)) {
                reporter.report(NODE_NAME, scope.position(method, elements), "the name", "the block's input");
            }
            if (block != null) {
                blocks.add(use(method, block, scope, i == 0));
            } else {
                NodeDeclaration node = nodeReader.read(method, scope, scope.isBlock() || hasBlocks, i == 0);
                nodes.add(node);
                if (node.kind() != null) {
                    accessors.add(node.accessor());
                }
            }
            scope.end(method, nodes.getLast().name());
        }
    }

    /** Expands one use of a block; where it is wrong, a node of no kind takes its place, about which nobody says more. */
    private BlockAccessor use(ExecutableElement method, TypeElement type, Scope scope, boolean isFirst) {
        int before = nodes.size();
        List<BlockInstance> instances = new ArrayList<>();
        Position position = scope.position(method, elements);
        BlockDeclaration block = isRecursive(type, position) ? null : blockReader.read(type, position);
        BlockUse use = block == null
                ? null
                : new UseReader(elements, reporter).read(method, block, scope, isFirst, before, previous());
        if (block != null && use != null) {
            open.add(type);
            for (int i = 0; i < use.parameters().size() && nodes.size() <= UseReader.MOST; i++) {
                instances.add(instance(method, block, use, i, scope));
            }
            open.removeLast();
        }
        if (nodes.size() == before) {
            nodes.add(nodeReader.broken(method, scope));
        }
        boolean isList = BlockReader.isList(method.getReturnType());
        return new BlockAccessor(
                method.getSimpleName().toString(), NetworkDeclaration.access(method), isList, instances);
    }

    private BlockInstance instance(
            ExecutableElement method, BlockDeclaration block, BlockUse use, int repeat, Scope scope) {
        String suffix = use.isList() ? "." + repeat : "";
        Map<String, Number> parameters = use.parameters().get(repeat);
        List<String> trace = new ArrayList<>();
        trace.add("in " + block.title() + values(block, parameters) + ", used as " + method.getSimpleName() + suffix
                + " by " + scope.type().getSimpleName());
        trace.addAll(scope.trace());
        String input = repeat == 0 ? use.input() : previous();
        Scope inner = Scope.block(
                block,
                scope.name(method) + suffix,
                parameters,
                use.frozen(),
                new Scope.Use(use.position(), input, repeat == 0 && use.chosen(), trace));
        List<NetworkModel.Accessor> accessors = new ArrayList<>();
        List<BlockAccessor> blocks = new ArrayList<>();
        addAll(block.methods(), inner, accessors, blocks);
        return new BlockInstance(block.type(), scope.name(method) + suffix, accessors, blocks);
    }

    private static String values(BlockDeclaration block, Map<String, Number> parameters) {
        return block.parameters().isEmpty()
                ? ""
                : block.parameters().stream()
                        .map(p -> p + " = " + parameters.get(p))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private String previous() {
        return nodes.isEmpty() ? Scope.INPUT : nodes.getLast().name();
    }

    private boolean isRecursive(TypeElement type, Position position) {
        int at = open.indexOf(type);
        if (at < 0) {
            return false;
        }
        String circle = open.subList(at, open.size()).stream()
                .map(t -> t.getSimpleName() + " -> ")
                .collect(Collectors.joining());
        reporter.report(BLOCK_RECURSION, position, type.getSimpleName(), circle + type.getSimpleName());
        return true;
    }
}
