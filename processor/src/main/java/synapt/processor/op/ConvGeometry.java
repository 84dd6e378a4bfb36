package synapt.processor.op;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.ToIntFunction;

/**
 * How generated code writes the geometry of a convolution: calls of {@code Product}, {@code Padding} and {@code SingleProduct},
 * in two directions or three. A sequence is an image of one row.
 */
record ConvGeometry(List<Slide> slides) {

    ConvGeometry {
        int written = Math.max(2, slides.size());
        slides = Slide.three(slides).subList(3 - written, 3);
    }

    /** Places of the kernel. */
    int places() {
        return slides.stream().mapToInt(Slide::kernel).reduce(1, (a, b) -> a * b);
    }

    /** The convolution over its padded input. */
    String product(int channels, int out, int groups) {
        return call("Product.conv", "", channels)
                .add(numbers(Slide::padded))
                .add(Integer.toString(out))
                .add(Integer.toString(groups))
                .add(window())
                .toString();
    }

    /** The convolution over one padded example. */
    String single(int channels, int out) {
        return call("SingleProduct.conv", "", channels)
                .add(numbers(Slide::padded))
                .add(Integer.toString(out))
                .add(window())
                .toString();
    }

    /** From the input to the padded input. */
    String padding() {
        return new StringJoiner(", ", "new Padding(", ")")
                .add(numbers(Slide::in))
                .add(numbers(Slide::before))
                .add(numbers(s -> 1))
                .add(numbers(Slide::padded))
                .toString();
    }

    long paddedCells() {
        return slides.stream().mapToLong(Slide::padded).reduce(1, (a, b) -> a * b);
    }

    /** From the output's gradient to the planes that the input's gradient is made from. */
    String gradientPadding() {
        return new StringJoiner(", ", "Product.conv" + slides.size() + "dGradientPadding(", ")")
                .add(numbers(Slide::padded))
                .add(window())
                .toString();
    }

    long gradientCells() {
        return slides.stream().mapToLong(s -> (long) s.padded() + s.reach()).reduce(1, (a, b) -> a * b);
    }

    /** The input's gradient, from the output's in the planes of {@code padding}. */
    String inputGradient(int channels, String padding, int out, int groups) {
        return call("Product.conv", "InputGradient", channels)
                .add(numbers(Slide::in))
                .add(numbers(Slide::before))
                .add(padding)
                .add(Integer.toString(out))
                .add(Integer.toString(groups))
                .add(numbers(Slide::kernel))
                .add(numbers(Slide::dilation))
                .toString();
    }

    private StringJoiner call(String method, String suffix, int channels) {
        return new StringJoiner(", ", method + slides.size() + "d" + suffix + "(", ")").add(Integer.toString(channels));
    }

    private String window() {
        return String.join(", ", numbers(Slide::kernel), numbers(Slide::stride), numbers(Slide::dilation));
    }

    private String numbers(ToIntFunction<Slide> number) {
        StringJoiner numbers = new StringJoiner(", ");
        slides.forEach(s -> numbers.add(Integer.toString(number.applyAsInt(s))));
        return numbers.toString();
    }
}
