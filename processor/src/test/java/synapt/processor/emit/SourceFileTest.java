package synapt.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SourceFileTest {

    private static FieldSpec.Builder field(int i) {
        return FieldSpec.builder(int.class, "f" + i, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("next($S,\n$L)", "; " + i, i);
    }

    private static String text(TypeSpec type) {
        return new SourceFile(JavaFile.builder("some", type).build()).text();
    }

    @Test
    void fieldsStandCloseTogether() {
        TypeSpec type = TypeSpec.classBuilder("Some")
                .addField(field(1).build())
                .addField(field(2).build())
                .addField(field(3).addJavadoc("Third.").build())
                .addField(field(4).build())
                .build();
        assertThat(text(type)).isEqualTo("""
                package some;

                class Some {
                  private final int f1 = next("; 1",
                  1);
                  private final int f2 = next("; 2",
                  2);

                  /** Third. */
                  private final int f3 = next("; 3",
                  3);
                  private final int f4 = next("; 4",
                  4);
                }
                """);
    }

    /** A network of some thousand layers has as many, each with a comment: in time that grows with their square it took minutes. */
    @Test
    @Timeout(20)
    void manyFieldsTakeNoLonger() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Many");
        for (int i = 0; i < 20_000; i++) {
            type.addField(field(i).addJavadoc("Number $L.", i).build());
        }
        assertThat(text(type.build())).contains("/** Number 19999. */");
    }
}
