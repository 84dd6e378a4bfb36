package synapt.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Gradle asks of an isolating processor: one originating element for each file, and no resources. */
class IncrementalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"good/LeNet5.java", "good/AbstractClass.java", "bad/ShapeKernel.java", "bad/NetworkType.java"})
    void eachFileOriginatesFromOneElement(String source) throws IOException {
        List<String> calls = new ArrayList<>();
        Processor watched = new Watched(new Models().processor(), calls);
        javac().withProcessors(watched)
                .compile(JavaFileObjects.forResource(
                        Path.of("src/test/resources", source).toUri().toURL()));

        assertThat(calls).isNotEmpty().allMatch(c -> c.equals("createSourceFile 1"));
    }

    @Test
    void isRegistered() throws IOException {
        assertThat(resource("META-INF/gradle/incremental.annotation.processors"))
                .isEqualTo(NetworkProcessor.class.getName() + ",isolating\n");
        assertThat(resource("META-INF/services/javax.annotation.processing.Processor")
                        .strip())
                .isEqualTo(NetworkProcessor.class.getName());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = NetworkProcessor.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Hands on to a processor, under a filer that notes each call and how many elements it names. */
    private static final class Watched extends AbstractProcessor {
        private final Processor processor;
        private final List<String> calls;

        Watched(Processor processor, List<String> calls) {
            this.processor = processor;
            this.calls = calls;
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            Filer filer = proxy(
                    Filer.class,
                    environment.getFiler(),
                    (name, args) -> calls.add(
                            name + " " + (args.length == 2 && args[1] instanceof Element[] e ? e.length : -1)));
            processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (self, method, args) ->
                            method.getName().equals("getFiler") ? filer : method.invoke(environment, args)));
        }

        private static <T> T proxy(Class<T> type, T target, BiConsumer<String, Object[]> watch) {
            return type.cast(Proxy.newProxyInstance(
                    Watched.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                        watch.accept(method.getName(), args);
                        try {
                            return method.invoke(target, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }
    }
}
