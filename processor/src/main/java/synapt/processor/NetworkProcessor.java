package synapt.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;
import synapt.processor.check.Checks;
import synapt.processor.emit.NetworkWriter;
import synapt.processor.emit.SourceFile;
import synapt.processor.emit.StubWriter;
import synapt.processor.graph.GraphBuilder;
import synapt.processor.graph.NetworkModel;
import synapt.processor.read.Allowances;
import synapt.processor.read.Names;
import synapt.processor.read.NetworkDeclaration;
import synapt.processor.read.NetworkReader;
import synapt.processor.read.WellFormed;
import synapt.processor.report.Message;
import synapt.processor.report.Position;
import synapt.processor.report.Reporter;

/**
 * Compiles each type with {@code @Network} by itself: read, graph, check, write. One that refers to what does not exist waits, by
 * its name, for a later round, in which another processor may have written it. One that is broken gets its messages and a stub, and
 * never keeps another from being written.
 */
@AutoService(Processor.class)
public final class NetworkProcessor extends AbstractProcessor {

    /** The runtime that generated classes ask for: the one of the same version. */
    static final String VERSION = "0.1.0";

    private final Function<NetworkModel, JavaFile> writer;
    private final Set<String> waiting = new LinkedHashSet<>();

    /** Called by compilers. */
    public NetworkProcessor() {
        this(model -> NetworkWriter.write(model, VERSION));
    }

    /** With another back end, for tests. */
    NetworkProcessor(Function<NetworkModel, JavaFile> writer) {
        this.writer = writer;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Names.NETWORK);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.NAMES;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Options.check(environment);
    }

    /** Claims nothing: nobody knows who else wants the annotation. */
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (String name : networks(round)) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
            if (type == null || !WellFormed.type(type) && !round.processingOver()) {
                waiting.add(name);
            } else {
                compileInIsolation(type);
            }
        }
        return false;
    }

    /** Names of those that waited and of new ones: elements do not live from round to round. */
    private Set<String> networks(RoundEnvironment round) {
        Set<String> names = new LinkedHashSet<>(waiting);
        waiting.clear();
        TypeElement annotation = processingEnv.getElementUtils().getTypeElement(Names.NETWORK);
        if (annotation != null) {
            for (Element e : round.getElementsAnnotatedWith(annotation)) {
                if (e instanceof TypeElement type) { // on anything else, the compiler reports it
                    names.add(type.getQualifiedName().toString());
                }
            }
        }
        return names;
    }

    private void compileInIsolation(TypeElement type) {
        Elements elements = processingEnv.getElementUtils();
        Reporter reporter = new Reporter(processingEnv.getMessager(), new Allowances(type, elements));
        JavaFile file = null;
        try {
            file = compile(type, reporter);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            Bug.report(e, Position.of(type.getSimpleName().toString(), type), reporter);
        }
        try {
            write(type, file == null ? new StubWriter(elements).write(type) : file);
        } catch (FilerException e) {
            String name = "Compiled" + NetworkReader.joinedName(type);
            reporter.report(
                    Message.NETWORK_NAME, Position.of(type.getSimpleName().toString(), type), name);
        } catch (IOException | RuntimeException e) {
            Bug.report(e, Position.of(type.getSimpleName().toString(), type), reporter);
        }
    }

    /** The class of a network, or null after messages. */
    private @Nullable JavaFile compile(TypeElement type, Reporter reporter) {
        NetworkDeclaration declaration = new NetworkReader(processingEnv.getElementUtils(), reporter).read(type);
        GraphBuilder.Built built = GraphBuilder.build(declaration, reporter);
        Allowances.check(declaration, processingEnv.getElementUtils(), reporter);
        if (built == null) {
            return null;
        }
        Checks.all(built, reporter);
        return writer.apply(declaration.model(built.graph()));
    }

    private void write(TypeElement type, JavaFile file) throws IOException {
        if (Options.isVerbose(processingEnv)) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.NOTE,
                            "synapt: writing " + file.typeSpec().name() + " from " + type);
        }
        new SourceFile(file).writeTo(processingEnv.getFiler());
    }
}
