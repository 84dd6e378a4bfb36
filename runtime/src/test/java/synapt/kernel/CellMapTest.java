package synapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The maps against rows and images written out by hand, as PyTorch's documentation has them. */
class CellMapTest {

    @Test
    void zerosAround() {
        assertThat(CellMap.zeros(3, 2, 1)).containsExactly(-1, -1, 0, 1, 2, -1);
    }

    @Test
    void aMirrorDoesNotRepeatTheEdge() {
        assertThat(CellMap.mirror(4, 3, 2)).containsExactly(3, 2, 1, 0, 1, 2, 3, 2, 1);
        assertThat(CellMap.mirror(1, 0, 0)).containsExactly(0);
    }

    @Test
    void edgesAreRepeated() {
        assertThat(CellMap.edges(3, 2, 1)).containsExactly(0, 0, 0, 1, 2, 2);
    }

    @Test
    void eachPlaceIsRepeated() {
        assertThat(CellMap.repeat(3, 2)).containsExactly(0, 0, 1, 1, 2, 2);
    }

    @Test
    void directionsAreJoined() {
        assertThat(CellMap.of(new int[] {2, 3}, CellMap.zeros(2, 1, 0), CellMap.edges(3, 1, 0)))
                .containsExactly(
                        -1, -1, -1, -1, //
                        0, 0, 1, 2, //
                        3, 3, 4, 5);
    }

    @Test
    void dimensionsChangePlaces() {
        // 2 x 3 transposed, and channels last of 2 channels of 1 x 3.
        assertThat(CellMap.permute(new int[] {2, 3}, 1, 0)).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(CellMap.permute(new int[] {2, 1, 3}, 1, 2, 0)).containsExactly(0, 3, 1, 4, 2, 5);
    }
}
