package synapt.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an {@link synapt.layer.Embedding}: the token that only fills sequences up (PyTorch's padding_idx). */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PaddingToken {

    /** Its id. The token's row starts at zero and gets no gradient. */
    int value();
}
