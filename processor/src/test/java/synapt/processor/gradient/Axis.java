package synapt.processor.gradient;

import synapt.annotation.Layer;

/** One direction of a window that fits. */
record Axis(int size, int kernel, int stride, int padding, int dilation) {

    static Axis draw(Draw d, boolean canBeSame) {
        while (true) {
            int padding = canBeSame && d.between(0, 3) == 0 ? Layer.SAME : d.between(0, 2);
            Axis axis = new Axis(d.of(1, 2, 3, 5, 7, 8, 11), d.between(1, 4), d.of(1, 1, 2, 3), padding, d.of(1, 1, 2));
            if (axis.isSame() || axis.out() > 0) {
                return axis;
            }
        }
    }

    /** A pool's padding is at most half of its window. */
    static Axis drawPool(Draw d, boolean canBeDilated) {
        while (true) {
            Axis axis = draw(d, false);
            if (axis.padding <= axis.span() / 2 && (canBeDilated ? axis.size >= axis.dilation : axis.dilation == 1)) {
                return axis;
            }
        }
    }

    boolean isSame() {
        return padding == Layer.SAME;
    }

    int out() {
        if (isSame()) {
            return (size + stride - 1) / stride;
        }
        int room = size + 2 * padding - span();
        return room < 0 ? 0 : room / stride + 1;
    }

    int span() {
        return dilation * (kernel - 1) + 1;
    }
}
