package synapt.processor.op;

import synapt.processor.graph.Node;

/** How a convolution is computed. Its declaration alone decides, so that an example's bits are the same in every batch. */
sealed interface ConvCode permits ConvProduct, WinogradCode {

    /** That of an operation. */
    static ConvCode of(ConvOp conv) {
        return WinogradCode.suits(conv) ? new WinogradCode(conv) : new ConvProduct(conv);
    }

    void train(Node n, TrainCode code);

    void backward(Node n, TrainCode code);

    void eval(Node n, EvalCode code);
}
