import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {3, 6, 8})
interface DropoutValues {
    @DropBlock(p = 0.1) Identity tooLarge();
    @DropBlock(p = 0.1, size = 0) Identity tooSmall();
    @GaussianDropout(p = 1) Identity infinite();
    @GaussianNoise(std = -1) Identity negative();
    @GaussianNoise(std = Double.NaN) Identity notANumber();
    @AlphaDropout(p = 1.5) Identity alpha();
    @DropPath(p = 20) Identity percent();
    @Dropout(p = 0.5, adjustable = true) @Ramp(steps = 5) Identity both();
    @Dropout(p = 0.5) @Ramp(steps = 0) Identity noSteps();
    @Dropout(p = 0.5) @Ramp(from = 2, steps = 5) Identity from();
    @Ramp(steps = 5) Identity alone();
    @GaussianNoise(std = 0.1) @Dropout(p = 0.1) Identity two();
    Dropout3d kind();
    @Layer Flatten flat();
    @Ramp(steps = 3) default void body() {}
}
