package synapt.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stages know what they work on, and not who comes after them. */
class ArchitectureTest {

    private static final JavaClasses PROCESSOR = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @ParameterizedTest
    @CsvSource({
        "report, read|graph|op|check|plan|emit",
        "read, op|check|plan|emit",
        "op, read|check|emit",
        "graph, check|plan|emit",
        "check, read|plan|emit",
        "plan, read|check|emit",
        "emit, check",
    })
    void stageDoesNotKnow(String stage, String others) {
        String[] forbidden = others.split("\\|");
        for (int i = 0; i < forbidden.length; i++) {
            forbidden[i] = "synapt.processor." + forbidden[i];
        }
        noClasses()
                .that()
                .resideInAPackage("synapt.processor." + stage)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(PROCESSOR);
    }

    /** Isolating, and at home under every compiler: no internals of javac, and nothing that outlives a compilation. */
    @Test
    void noCompilerInternalsAndNoState() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun..", "sun..", "jdk..", "org.eclipse..", "java.lang.reflect..")
                .check(PROCESSOR);
        ArchRule noState = fields().that().areStatic().should().beFinal();
        noState.check(PROCESSOR);
    }

    /** What generated code calls is the runtime; the processor itself must not need it. */
    @Test
    void doesNotNeedTheRuntime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "synapt", "synapt.kernel", "synapt.train", "synapt.data", "synapt.io", "synapt.layer")
                .check(PROCESSOR);
    }
}
