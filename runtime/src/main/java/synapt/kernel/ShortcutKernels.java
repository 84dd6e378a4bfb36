package synapt.kernel;

import java.lang.foreign.MemorySegment;

/** The way around some layers without parameters. */
public interface ShortcutKernels {

    /**
     * {@code y[c][r][q] = x[c][r * strideH][q * strideW]} for the channels that there are, +0 for those beyond (He et al. 2016,
     * option A). The result has ceil(height / strideH) rows and ceil(width / strideW) columns.
     *
     * @param x           [blocks][channels][height][width][16]
     * @param outChannels at least {@code channels}
     * @param y           [blocks][outChannels][rows][columns][16], modified
     */
    void subsample(
            int channels,
            int height,
            int width,
            int strideH,
            int strideW,
            int outChannels,
            MemorySegment x,
            MemorySegment y,
            int blocks);

    /**
     * The gradient of {@link #subsample}: {@code dx} is {@code dy} where it was read, +0 elsewhere.
     *
     * @param dy [blocks][outChannels][rows][columns][16]
     * @param dx [blocks][channels][height][width][16], modified
     */
    void subsampleGradient(
            int channels,
            int height,
            int width,
            int strideH,
            int strideW,
            int outChannels,
            MemorySegment dy,
            MemorySegment dx,
            int blocks);
}
