import synapt.annotation.*;
import synapt.layer.*;

@Network(input = {4, 3, 5})
interface Moves {
    @Layer(padding = {2, 5}) ReflectionPad2d mirror();
    @Layer(from = "input", padding = {1, 1, 1}) ZeroPad2d three();
    @Layer(from = "input") ReplicationPad2d none();
    @Layer(from = "input", padding = Layer.SAME) ZeroPad2d same();
    @Layer(from = "input", padding = 1) ZeroPad3d deep();
    @Layer(from = "input", scale = {2, 2, 2}) Upsample up1();
    @Layer(from = "input", scale = 0) Upsample up2();
    @Layer(from = "input", scale = 10000) Upsample up3();
    @Layer(from = "input", order = {0, 1, 1}) Permute order1();
    @Layer(from = "input", order = {1, 0}) Permute order2();
    @Layer(from = "input") Permute order3();
    @Layer(from = "input", size = {4, 16}) Reshape shape1();
    @Layer(from = "input", size = {}) Reshape shape2();
    @Layer(from = "input", size = {-1, 15}) Reshape shape3();
    @Layer(from = "input") Flatten flat();
    @Layer(scale = 2) Upsample up4();
}
