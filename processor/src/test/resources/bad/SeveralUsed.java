import synapt.EvalResult;
import synapt.Loss;
import synapt.TrainPass;
import synapt.annotation.*;
import synapt.layer.*;
import synapt.train.Sgd;

/** What uses a broken network of several inputs and outputs is not reported too. */
class SeveralUsed {
    @Network
    interface Net {
        @Input(shape = 4) InputLayer left();
        @Input(shape = 0) InputLayer right();
        @Layer(from = "left", out = 3) @Output Linear digit();
        @Layer(from = "right", out = 3) @Output(loss = LossFunction.MSE) Linear size();
    }

    void use(CompiledSeveralUsed_Net net, float[] left, float[] right, int[] digits, float[] sizes) {
        CompiledSeveralUsed_Net.Training run = net.training(Sgd.of(0.1), 16);
        TrainPass<Net> pass = run.forwardTrain(left, right);
        Loss<Net> loss = run.loss(pass, digits, sizes);
        run.backward(loss);
        run.trainStep(left, right, digits, sizes);
        EvalResult digit = net.forwardEval(left, right).digit();
        net.evaluator(16).evaluate(left, right, sizes, sizes);
        net.forwardMc(left, right, 3, 1).size();
    }
}
