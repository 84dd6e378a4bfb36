import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {4, 3, 5})
interface TransposedConvolutions {
    @Layer(out = 8, kernel = 3, stride = 2, outputPadding = 2) ConvTranspose2d up1();
    @Layer(from = "input", out = 8, kernel = 3, padding = 3) ConvTranspose2d up2();
    @Layer(from = "input", out = 8, kernel = 3, padding = Layer.SAME) ConvTranspose2d up3();
    @Layer(from = "input", out = 8, kernel = 3, outputPadding = -1) ConvTranspose2d up4();
    @Layer(from = "input", out = 8, kernel = 3) ConvTranspose1d up5();
    @Layer(from = "input", out = 9, kernel = 3, groups = 2) ConvTranspose2d up6();
    @Layer(from = "input", out = 9) ConvTranspose2d up7();
    @Layer(from = "input", out = 1000000, kernel = 100) ConvTranspose2d up8();
}
