package synapt.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreefryTest {

    /** The authors' known answers for threefry2x32 with 13 rounds: counter, key, result. */
    @ParameterizedTest
    @CsvSource({
        "00000000,00000000,00000000,00000000,9d1c5ec6,8bd50731",
        "ffffffff,ffffffff,ffffffff,ffffffff,fd36d048,2d17272c",
        "243f6a88,85a308d3,13198a2e,03707344,ba3e4725,f27d669e",
    })
    void gives_the_published_answers(String c0, String c1, String k0, String k1, String x0, String x1) {
        assertThat(Threefry.bits(words(k0, k1), words(c0, c1))).isEqualTo(words(x0, x1));
    }

    private static long words(String low, String high) {
        return Long.parseLong(high, 16) << 32 | Long.parseLong(low, 16);
    }
}
