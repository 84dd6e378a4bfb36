package synapt.examples;

import java.util.Locale;

/**
 * How good the two answers are.
 *
 * @param accuracy share of images whose kind was told
 * @param lightError root of the mean squared error of the light, as a share of white
 * @param lightSpread the same for one who always answers with the mean
 */
record PhotoScore(double accuracy, double lightError, double lightSpread) {

    static PhotoScore of(CompiledPhotoNet net, Photos test) {
        CompiledPhotoNet.Outputs answers = net.forwardEval(test.images(), test.camera());
        float[] told = answers.light().values();
        double mean = 0;
        for (float light : test.light()) {
            mean += light / test.size();
        }
        int correct = 0;
        double error = 0;
        double spread = 0;
        for (int i = 0; i < test.size(); i++) {
            correct += answers.kind().argmax(i) == test.kinds()[i] ? 1 : 0;
            error += Math.pow(told[i] - test.light()[i], 2);
            spread += Math.pow(mean - test.light()[i], 2);
        }
        int n = test.size();
        return new PhotoScore((double) correct / n, Math.sqrt(error / n) / 10, Math.sqrt(spread / n) / 10);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "test accuracy: %.4f, light off by %.4f (always the mean: %.4f)",
                accuracy,
                lightError,
                lightSpread);
    }
}
