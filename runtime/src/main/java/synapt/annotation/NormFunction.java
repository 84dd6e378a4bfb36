package synapt.annotation;

/** Normalisations of each example by itself: over some of its elements, training and evaluation alike. */
public enum NormFunction {
    /** Layer normalisation (Ba, Kiros and Hinton 2016): over the last dimensions, a weight and a bias for each element. */
    LAYER,
    /** Group normalisation (Wu and He 2018): over groups of channels, a weight and a bias for each channel. */
    GROUP,
    /** Instance normalisation (Ulyanov, Vedaldi and Lempitsky 2016): over the positions of each channel. */
    INSTANCE,
    /** By the root mean square (Zhang and Sennrich 2019): as {@link #LAYER}, without mean and bias. */
    RMS
}
