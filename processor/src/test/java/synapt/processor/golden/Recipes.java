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
            Map.entry("Conv2d", LayerRecipes::conv2d),
            Map.entry("MaxPool2d", LayerRecipes::maxPool2d),
            Map.entry("AvgPool2d", LayerRecipes::avgPool2d),
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
            Map.entry("CrossEntropyLoss", LossRecipes::crossEntropy),
            Map.entry("NLLLoss", LossRecipes::negativeLogLikelihood),
            Map.entry("L1Loss", LossRecipes::l1),
            Map.entry("SmoothL1Loss", LossRecipes::smoothL1),
            Map.entry("BCEWithLogitsLoss", LossRecipes::binary),
            Map.entry("MSELoss", LossRecipes::mse),
            Map.entry("SGD", SgdRecipe::of),
            Map.entry("StepLR", StepLrRecipe::of),
            Map.entry("Dropout", DropoutRecipes::dropout),
            Map.entry("Dropout2d", DropoutRecipes::dropout),
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
