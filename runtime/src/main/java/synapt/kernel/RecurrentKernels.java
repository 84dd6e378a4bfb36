package synapt.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The steps of recurrent layers, forward and back through time; {@link Recurrences} has the loops around them and the products
 * between them. What an example keeps lies as {@link Recurrence} says, each tensor [blocks][rows][...][16]; what goes from step to
 * step is [blocks][r.hidden()][16].
 */
public interface RecurrentKernels {

    /**
     * Puts the initial state into its row.
     *
     * @param initial [hidden], the same for all examples, or null for +0
     * @param rows    states or an LSTM's memory, modified in one row
     * @param state   the same once more, or null
     */
    void startRecurrence(
            Recurrence r,
            @Nullable MemorySegment initial,
            MemorySegment rows,
            @Nullable MemorySegment state,
            int blocks);

    /**
     * A step of an LSTM. With a the sum of the gates and the products found:
     * {@code i = sigmoid(a), f = sigmoid(a), g = tanh(a), o = sigmoid(a)}, {@code c = fma(f, c before, i * g)},
     * {@code h = o * tanh(c)}.
     *
     * @param gates    in the step's position W x + b, modified: i, f, g, o
     * @param products [blocks][4 * hidden]: W h + b for the state before
     * @param memory   c, modified in the step's row
     * @param states   h, modified in the step's row
     * @param state    h, modified
     * @param y        the layer's result, modified where the step belongs to it
     */
    void lstmStep(
            Recurrence r,
            int step,
            MemorySegment gates,
            MemorySegment products,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment state,
            MemorySegment y,
            int blocks);

    /**
     * The gradient of {@link #lstmStep}. With {@code dh = dState + dy} (dy where the step belongs to the result),
     * {@code t = tanh(c)} and {@code dc = fma(dh * o, 1 - t * t, carry)}: {@code di = dc * g}, {@code df = dc * c before},
     * {@code dg = dc * i}, {@code do = dh * t}, and the new carry is {@code dc * f}. Each goes through its gate:
     * {@code d * (y * (1 - y))} for a sigmoid y, {@code d * fma(-y, y, 1)} for a tanh y, which 1 - t * t stands for too.
     *
     * @param gates     of the step's position, modified: the gradients with respect to a
     * @param dState    gradient with respect to h from the step after; what it holds then is left open
     * @param carry     gradient with respect to c from the step after, modified: to the step before
     * @param dProducts [blocks][4 * hidden], modified: the same gradients once more
     */
    void lstmStepGradient(
            Recurrence r,
            int step,
            MemorySegment gates,
            MemorySegment memory,
            MemorySegment dy,
            MemorySegment dState,
            MemorySegment carry,
            MemorySegment dProducts,
            int blocks);

    /**
     * A step of a GRU. With a the gates and q the products found: {@code r = sigmoid(a + q)}, {@code z = sigmoid(a + q)},
     * {@code n = tanh(fma(r, q, a))}, {@code h = fma(z, h before - n, n)}.
     *
     * @param gates    in the step's position W x + b, modified: r, z, n
     * @param products [blocks][3 * hidden]: W h + b for the state before
     * @param memory   the candidate's products, modified in the step's row
     * @param states   h, modified in the step's row
     * @param state    h, modified
     * @param y        the layer's result, modified where the step belongs to it
     */
    void gruStep(
            Recurrence r,
            int step,
            MemorySegment gates,
            MemorySegment products,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment state,
            MemorySegment y,
            int blocks);

    /**
     * The gradient of {@link #gruStep}. With {@code dh = dState + carry + dy} (dy where the step belongs to the result):
     * {@code dz = dh * (h before - n)}, {@code dn = dh * (1 - z)} through its tanh, {@code dr = dn * q}, the candidate's product has
     * {@code dn * r}, and the new carry is {@code dh * z}. Gates are gone through as in {@link #lstmStepGradient}.
     *
     * @param gates          of the step's position, modified: the gradients with respect to W x + b
     * @param productsByStep [blocks][steps][3 * hidden], modified in the step's position: those with respect to W h + b
     * @param dState         gradient with respect to h from the step after, through its products; what it holds then is left open
     * @param carry          the rest of it, modified: to the step before
     * @param dProducts      [blocks][3 * hidden], modified: those with respect to W h + b once more
     */
    void gruStepGradient(
            Recurrence r,
            int step,
            MemorySegment gates,
            MemorySegment productsByStep,
            MemorySegment memory,
            MemorySegment states,
            MemorySegment dy,
            MemorySegment dState,
            MemorySegment carry,
            MemorySegment dProducts,
            int blocks);
}
