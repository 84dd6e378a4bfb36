package synapt.processor.op;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import synapt.processor.graph.Shape;

/** The annotations that drop or blur: each is a mask, which says what shares a decision, and a law, which says what becomes of it. */
public enum DropoutKind {
    DROPOUT("Dropout", Mask.ELEMENT, Law.INVERTED),
    DROPOUT1D("Dropout1d", Mask.CHANNEL, Law.INVERTED, 2),
    DROPOUT2D("Dropout2d", Mask.CHANNEL, Law.INVERTED, 3),
    DROPOUT3D("Dropout3d", Mask.CHANNEL, Law.INVERTED, 4),
    VARIATIONAL_DROPOUT("VariationalDropout", Mask.FEATURE, Law.INVERTED, 2),
    DROP_PATH("DropPath", Mask.EXAMPLE, Law.INVERTED),
    DROP_BLOCK("DropBlock", Mask.BLOCK, Law.BLOCK, 3),
    ALPHA_DROPOUT("AlphaDropout", Mask.ELEMENT, Law.ALPHA),
    FEATURE_ALPHA_DROPOUT("FeatureAlphaDropout", Mask.CHANNEL, Law.ALPHA, 2, 3, 4),
    GAUSSIAN_DROPOUT("GaussianDropout", Mask.ELEMENT, Law.GAUSSIAN),
    GAUSSIAN_NOISE("GaussianNoise", Mask.ELEMENT, Law.ADDED);

    /** What one decision is for. */
    public enum Mask {
        ELEMENT("each element"),
        /** All that has the same first index. */
        CHANNEL("whole channels"),
        /** All that has the same last index. */
        FEATURE("features, for all time steps alike,"),
        /** All of an example. */
        EXAMPLE("whole examples"),
        /** A square within a channel. */
        BLOCK("square blocks");

        private final String drops;

        Mask(String drops) {
            this.drops = drops;
        }
    }

    /** What becomes of an element. */
    public enum Law {
        /** 0, or scaled by a constant. */
        INVERTED,
        /** 0, or scaled by what the number of those dropped makes good. */
        BLOCK,
        /** SELU's lower limit, or what it was, and both mapped so that mean and variance stay. */
        ALPHA,
        /** Multiplied by a normal number of mean 1. */
        GAUSSIAN,
        /** A normal number is added. */
        ADDED
    }

    private final String title;
    private final Mask mask;
    private final Law law;
    private final int[] ranks;

    DropoutKind(String title, Mask mask, Law law, int... ranks) {
        this.title = title;
        this.mask = mask;
        this.law = law;
        this.ranks = ranks;
    }

    /** The kind of an annotation. */
    public static DropoutKind titled(String annotation) {
        return Arrays.stream(values())
                .filter(k -> k.title.equals(annotation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(annotation));
    }

    /** Its annotation's simple name. */
    public String title() {
        return title;
    }

    public Mask mask() {
        return mask;
    }

    public Law law() {
        return law;
    }

    /** Whether it sets to zero, so that something is dropped. */
    public boolean drops() {
        return law == Law.INVERTED || law == Law.BLOCK || law == Law.ALPHA;
    }

    boolean takes(Shape shape) {
        return ranks.length == 0 || Arrays.stream(ranks).anyMatch(r -> r == shape.rank());
    }

    /** What it drops, and of what: {@code the channels of an image}. */
    String whatItDrops() {
        String of = Arrays.equals(ranks, new int[] {2})
                ? " of a sequence"
                : ranks.length > 1
                        ? " of a sequence, an image or a volume"
                        : ranks[0] == 4 ? " of a volume" : " of an image";
        return switch (mask) {
            case CHANNEL -> "the channels" + of;
            case FEATURE -> "the features of a sequence, at all its positions alike";
            default -> mask.drops + of;
        };
    }

    /** What was probably meant for a shape that this kind does not take; null if nothing comes near. */
    @Nullable
    DropoutKind meant(Shape shape) {
        return switch (shape.rank()) {
            case 1 -> law == Law.ALPHA ? ALPHA_DROPOUT : DROPOUT;
            case 2 -> DROPOUT1D;
            case 3 -> DROPOUT2D;
            case 4 -> DROPOUT3D;
            default -> null;
        };
    }
}
