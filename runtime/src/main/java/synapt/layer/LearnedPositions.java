package synapt.layer;

/** Adds a learnt row to each position of a sequence; weight [length, features]. It has no bias. */
public final class LearnedPositions extends WeightedLayer {

    /** Called by generated code. */
    public LearnedPositions(String path, ParameterAccess parameters) {
        super(path, parameters);
    }
}
