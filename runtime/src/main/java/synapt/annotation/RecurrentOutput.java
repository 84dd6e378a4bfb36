package synapt.annotation;

/** What a recurrent layer gives. */
public enum RecurrentOutput {
    /** The states at all positions: {positions, out}, or {positions, 2 out} of both directions. */
    ALL,
    /** The last state of each direction, PyTorch's {@code h_n} of the last layer: {out}, or {2 out}, forward first. */
    LAST
}
