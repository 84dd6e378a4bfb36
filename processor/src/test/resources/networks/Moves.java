import static synapt.annotation.ActivationFunction.*;

import synapt.annotation.*;
import synapt.layer.*;

/** Down, up again, and moves of all kinds on the way. */
@Network(input = {3, 8, 9})
public interface Moves {
    @Layer(padding = {1, 2}) ReflectionPad2d pad1();
    @Layer(out = 6, kernel = 3, stride = 2) @Activation(RELU) Conv2d conv1();
    @Layer(out = 4, kernel = 3, stride = 2, padding = 1, outputPadding = {1, 0}) @BatchNorm @Activation(RELU)
    ConvTranspose2d up1();
    @Layer(padding = 1) ZeroPad2d pad2();
    @Layer(out = 4, kernel = 2, groups = 2, bias = false) @Activation(RELU) ConvTranspose2d up2();
    @Layer(scale = {1, 2}) Upsample up3();
    @Layer(padding = {0, 1}) ReplicationPad2d pad3();
    @Layer(order = {1, 0, 2}) Permute turned();
    @Layer(size = {11, 120}) Reshape flatter();
    GlobalAvgPool pool();
    @Layer(out = 3) Linear fc1();
}
