import synapt.annotation.*;
import synapt.layer.*;

class WindowDirections {
    @Network(input = {3, 12})
    interface Sequence {
        @Layer(out = 4, kernel = {3, 3}) Conv1d counts();
        @Layer(from = "input", out = 4, kernel = 13) Conv1d large();
        @Layer(from = "input", out = 4, kernel = 4, dilation = 4, padding = 0) Conv1d spread();
        @Layer(from = "input", out = 4, kernel = 3, groups = 3) Conv1d groups();
        @Layer(from = "input", kernel = 13) MaxPool1d largePool();
        @Layer(from = "input", kernel = 3, padding = 2) AvgPool1d padded();
        @Layer(from = "input", kernel = 3, padding = Layer.SAME) AvgPool1d same();
        @Layer(from = "input", size = {3, 4}) AdaptiveAvgPool1d sizes();
        @Layer(from = "input") AdaptiveAvgPool1d noSize();
        @Layer(from = "input", out = 4) Conv1d noKernel();
    }

    @Network(input = {3, 1})
    interface Point {
        @Layer(kernel = 2, padding = 1, dilation = 2) MaxPool1d pool();
    }

    @Network(input = {4, 5, 6, 7})
    interface Volume {
        @Layer(out = 4, kernel = {3, 3}) Conv3d counts();
        @Layer(from = "input", out = 4, kernel = {6, 2, 2}) Conv3d deep();
        @Layer(from = "input", out = 4, kernel = 8) Conv3d large();
        @Layer(from = "input", kernel = {2, 7, 2}, padding = {1, 0, 1}) MaxPool3d high();
        @Layer(from = "input", kernel = 3, padding = {2, 1, 1}) MaxPool3d padded();
        @Layer(from = "input", kernel = {2, 2, 3}, padding = {0, 0, 9}, dilation = {1, 1, 9}) MaxPool3d between();
        @Layer(from = "input", size = {2, 0, -1}) AdaptiveMaxPool3d sizes();
        @Layer(from = "input", kernel = 2) AdaptiveAvgPool3d kernel();
        @Layer(from = "input", size = {2048, 2048, 1024}) AdaptiveAvgPool3d huge();
        @Layer(from = "input", out = 2147483647, kernel = 3) Conv3d tooLarge();
    }
}
