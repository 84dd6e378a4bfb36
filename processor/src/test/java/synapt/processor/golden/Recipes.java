package synapt.processor.golden;

import java.util.Map;

/** The recipe for each operation that exists here. */
final class Recipes {

    @FunctionalInterface
    private interface Cook {
        Recipe recipe(GoldenCase c) throws NotSupported;
    }

    private static final Map<String, Cook> COOKS = Map.ofEntries(
            Map.entry("Linear", LayerRecipes::linear),
            Map.entry("MultiheadAttention", SequenceRecipes::attention),
            Map.entry("TransformerEncoderLayer", SequenceRecipes::encoderLayer),
            Map.entry("Embedding", SequenceRecipes::embedding),
            Map.entry("Conv1d", LayerRecipes::conv),
            Map.entry("Conv2d", LayerRecipes::conv),
            Map.entry("Conv3d", LayerRecipes::conv),
            Map.entry("MaxPool1d", LayerRecipes::maxPool),
            Map.entry("MaxPool2d", LayerRecipes::maxPool),
            Map.entry("MaxPool3d", LayerRecipes::maxPool),
            Map.entry("AvgPool2d", LayerRecipes::avgPool),
            Map.entry("AdaptiveAvgPool2d", LayerRecipes::adaptivePool),
            Map.entry("ReLU", LayerRecipes::activation),
            Map.entry("LeakyReLU", LayerRecipes::activation),
            Map.entry("ELU", LayerRecipes::activation),
            Map.entry("SELU", LayerRecipes::activation),
            Map.entry("GELU", LayerRecipes::activation),
            Map.entry("SiLU", LayerRecipes::activation),
            Map.entry("Hardswish", LayerRecipes::activation),
            Map.entry("Softplus", LayerRecipes::activation),
            Map.entry("Softmax", LayerRecipes::softmax),
            Map.entry("LogSoftmax", LayerRecipes::softmax),
            Map.entry("Tanh", LayerRecipes::activation),
            Map.entry("Sigmoid", LayerRecipes::activation),
            Map.entry("BatchNorm1d", NormRecipes::batchNorm),
            Map.entry("BatchNorm2d", NormRecipes::batchNorm),
            Map.entry("BatchNorm3d", NormRecipes::batchNorm),
            Map.entry("LSTM", RecurrentRecipes::of),
            Map.entry("GRU", RecurrentRecipes::of),
            Map.entry("LayerNorm", NormRecipes::layerNorm),
            Map.entry("GroupNorm", NormRecipes::groupNorm),
            Map.entry("InstanceNorm2d", NormRecipes::instanceNorm),
            Map.entry("CrossEntropyLoss", LossRecipes::crossEntropy),
            Map.entry("NLLLoss", LossRecipes::negativeLogLikelihood),
            Map.entry("L1Loss", LossRecipes::l1),
            Map.entry("SmoothL1Loss", LossRecipes::smoothL1),
            Map.entry("BCEWithLogitsLoss", LossRecipes::binary),
            Map.entry("MSELoss", LossRecipes::mse),
            Map.entry("SGD", OptimizerRecipes::of),
            Map.entry("Adam", OptimizerRecipes::of),
            Map.entry("AdamW", OptimizerRecipes::of),
            Map.entry("RMSprop", OptimizerRecipes::of),
            Map.entry("Adagrad", OptimizerRecipes::of),
            Map.entry("StepLR", ScheduleRecipes::of),
            Map.entry("MultiStepLR", ScheduleRecipes::of),
            Map.entry("CosineAnnealingLR", ScheduleRecipes::of),
            Map.entry("OneCycleLR", ScheduleRecipes::of),
            Map.entry("LinearWarmup", ScheduleRecipes::of),
            Map.entry("ReduceLROnPlateau", ScheduleRecipes::plateau),
            Map.entry("Dropout", DropoutRecipes::dropout),
            Map.entry("Dropout2d", DropoutRecipes::dropout),
            Map.entry("Dropout3d", DropoutRecipes::dropout),
            Map.entry("AlphaDropout", DropoutRecipes::alpha),
            Map.entry("FeatureAlphaDropout", DropoutRecipes::alpha),
            Map.entry("AlphaDropoutConstants", DropoutRecipes::alphaConstants),
            Map.entry("MlpWithMasks", DropoutRecipes::mlp),
            Map.entry("LeNet5", NetworkRecipes::leNet5),
            Map.entry("Mlp", NetworkRecipes::mlp));

    private Recipes() {}

    static boolean knows(String op) {
        return COOKS.containsKey(op);
    }

    /**
     * How a case is run.
     *
     * @throws NotSupported if it needs what does not exist here
     */
    static Recipe of(GoldenCase c) throws NotSupported {
        Cook cook = COOKS.get(c.op());
        if (cook == null) {
            throw new NotSupported("there is no " + c.op());
        }
        Recipe recipe = cook.recipe(c);
        c.settings().requireAllRead();
        return recipe;
    }
}
