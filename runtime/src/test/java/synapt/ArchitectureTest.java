package synapt;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.BaseStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.junit.jupiter.api.Test;

/** What the promises about bits, and the absence of reflection and state, demand of the source as a whole. */
class ArchitectureTest {

    private static final JavaClasses RUNTIME = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /** Vector operations whose last bits depend on the machine or on the JIT. */
    private static final Set<String> UNSTABLE = Set.of(
            "EXP", "EXPM1", "LOG", "LOG10", "LOG1P", "POW", "SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN", "ATAN2",
            "SINH", "COSH", "TANH", "HYPOT", "CBRT");

    private static final DescribedPredicate<JavaAccess<?>> UNSTABLE_OPERATOR = DescribedPredicate.describe(
            "a vector operation of unspecified bits",
            access -> access.getTargetOwner().isEquivalentTo(VectorOperators.class)
                    && UNSTABLE.contains(access.getName()));

    private static final DescribedPredicate<JavaAccess<?>> PARALLEL = DescribedPredicate.describe(
            "a parallel stream",
            access -> access.getTargetOwner().isAssignableTo(BaseStream.class)
                            && access.getName().equals("parallel")
                    || access.getTargetOwner().isAssignableTo(Collection.class)
                            && access.getName().equals("parallelStream")
                    || access.getTargetOwner().isEquivalentTo(Arrays.class)
                            && access.getName().startsWith("parallel"));

    private static final ArchRule NO_UNSTABLE_OPERATOR = noClasses().should().accessTargetWhere(UNSTABLE_OPERATOR);

    /** The order in which a float reduction adds is unspecified; the greatest of some numbers is the same in any order. */
    private static final ArchRule NO_REDUCTION = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("synapt.kernel.VectorOptimizerKernels")
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "a reduction of a vector's lanes",
                    access -> access.getName().startsWith("reduceLanes")));

    /**
     * Until the JIT has compiled it, a vector that is reinterpreted goes through an array of bytes. Then all stores of vectors are
     * compiled for such arrays too, and some keep their vectors as objects.
     */
    private static final ArchRule NO_REINTERPRETATION = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "a vector operation by way of bytes",
                    access -> access.getTargetOwner().getPackageName().equals("jdk.incubator.vector")
                            && (access.getName().startsWith("reinterpret")
                                    || access.getName().startsWith("viewAs")
                                    || access.getName().equals("test"))));

    private static final ArchRule NO_PARALLEL_STREAM = noClasses().should().accessTargetWhere(PARALLEL);

    private static final ArchRule NO_UNORDERED_COLLECTION = noClasses()
            .that(resideInAnyPackage(
                    "synapt", "synapt.kernel", "synapt.train", "synapt.random", "synapt.data", "synapt.layer"))
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are collections without an order",
                    (JavaClass c) -> c.isEquivalentTo(HashMap.class)
                            || c.isEquivalentTo(HashSet.class)
                            || c.isEquivalentTo(IdentityHashMap.class)
                            || c.isEquivalentTo(WeakHashMap.class)
                            || c.isEquivalentTo(ConcurrentHashMap.class)));

    private static final ArchRule NO_RANDOM_OF_THE_JDK = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are generators of the JDK",
                    (JavaClass c) -> c.isEquivalentTo(Random.class)
                            || c.isEquivalentTo(SplittableRandom.class)
                            || c.isEquivalentTo(ThreadLocalRandom.class)))
            .orShould()
            .callMethod(Math.class, "random");

    private static final ArchRule NO_REFLECTION = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..", "sun..", "jdk.internal..")
            .orShould()
            .callMethod(Class.class, "forName", String.class);

    private static final ArchRule NO_STATIC_STATE =
            fields().that().areStatic().should().beFinal();

    @Test
    void noVectorOperationOfUnspecifiedBits() {
        NO_UNSTABLE_OPERATOR.check(RUNTIME);
        NO_REDUCTION.check(RUNTIME);
        NO_REINTERPRETATION.check(RUNTIME);
    }

    @Test
    void nothingDependsOnAnOrderThatIsNotOurs() {
        NO_PARALLEL_STREAM.check(RUNTIME);
        NO_UNORDERED_COLLECTION.check(RUNTIME);
        NO_RANDOM_OF_THE_JDK.check(RUNTIME);
    }

    @Test
    void noReflectionAndNoStaticState() {
        // String concatenation and lambdas go through java.lang.invoke in class files, but not as dependencies of the
        // source.
        NO_REFLECTION.check(RUNTIME);
        NO_STATIC_STATE.check(RUNTIME);
    }

    @Test
    void packagesDependInOneDirection() {
        noClasses()
                .that()
                .resideInAPackage("synapt.kernel")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "synapt", "synapt.train", "synapt.data", "synapt.io", "synapt.layer", "synapt.annotation"))
                .check(RUNTIME);
        noClasses()
                .that()
                .resideInAnyPackage("synapt.io", "synapt.random", "synapt.annotation")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("synapt", "synapt.train", "synapt.data", "synapt.kernel", "synapt.layer"))
                .check(RUNTIME);
        noClasses()
                .that()
                .resideInAPackage("synapt.data")
                .should()
                .dependOnClassesThat(resideInAnyPackage("synapt", "synapt.train", "synapt.kernel", "synapt.layer"))
                .check(RUNTIME);
        noClasses()
                .that()
                .resideInAPackage("synapt.layer")
                .should()
                .dependOnClassesThat(resideInAnyPackage("synapt", "synapt.train", "synapt.kernel", "synapt.data"))
                .check(RUNTIME);
    }

    @Test
    void nothingBesidesTheJdkIsNeeded() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("synapt..", "java..", "jdk.incubator.vector", "org.jspecify..")
                .check(RUNTIME);
    }

    /** The rules are only worth something if they can fail. */
    @Test
    void theRulesSeeWhatTheyForbid() {
        JavaClasses bad = new ClassFileImporter().importClasses(Forbidden.class);
        for (ArchRule rule : new ArchRule[] {
            NO_UNSTABLE_OPERATOR,
            NO_REDUCTION,
            NO_REINTERPRETATION,
            NO_PARALLEL_STREAM,
            NO_UNORDERED_COLLECTION,
            NO_RANDOM_OF_THE_JDK,
            NO_REFLECTION,
            NO_STATIC_STATE
        }) {
            assertThat(rule.evaluate(bad).hasViolation())
                    .as(rule.getDescription())
                    .isTrue();
        }
    }

    static final class Forbidden {

        static int state;

        private Forbidden() {}

        static float all(FloatVector v) {
            new HashMap<String, String>(new Random().nextInt());
            state += Array.getLength(new int[state]);
            return v.lanewise(VectorOperators.EXP).reinterpretAsInts().reduceLanes(VectorOperators.ADD)
                    + Arrays.stream(new int[1]).parallel().sum();
        }
    }
}
