import synapt.annotation.*;
import synapt.layer.*;

class ShapeDirections {
    @Network(input = 12)
    interface Vector {
        @Layer(out = 4, kernel = 3) Conv1d conv1();
        @Layer(from = "input", out = 4, kernel = 3) Conv3d conv3();
        @Layer(from = "input", kernel = 3) AvgPool1d pool1();
        @Layer(from = "input", size = 3) AdaptiveAvgPool2d pool2();
        @Layer(from = "input") GlobalAvgPool pool3();
        @Layer(from = "input") BatchNorm3d bn3();
    }

    @Network(input = {3, 12})
    interface Sequence {
        @Layer(out = 4, kernel = 3) Conv2d conv2();
        @Layer(from = "input", out = 4, kernel = 3) Conv3d conv3();
        @Layer(from = "input", kernel = 3) MaxPool2d pool2();
        @Layer(from = "input", kernel = 3) AvgPool3d pool3();
        @Layer(from = "input", size = 3) AdaptiveMaxPool2d pool4();
        @Layer(from = "input") BatchNorm2d bn2();
        @Layer(from = "input") BatchNorm3d bn3();
    }

    @Network(input = {3, 8, 9})
    interface Image {
        @Layer(out = 4, kernel = 3) Conv1d conv1();
        @Layer(from = "input", out = 4, kernel = 3) Conv3d conv3();
        @Layer(from = "input", kernel = 3) MaxPool1d pool1();
        @Layer(from = "input", kernel = 3) MaxPool3d pool3();
        @Layer(from = "input", size = 3) AdaptiveAvgPool3d pool4();
        @Layer(from = "input") BatchNorm1d bn1();
        @Layer(from = "input") BatchNorm3d bn3();
    }

    @Network(input = {3, 6, 8, 9})
    interface Volume {
        @Layer(out = 4, kernel = 3) Conv1d conv1();
        @Layer(from = "input", out = 4, kernel = 3) Conv2d conv2();
        @Layer(from = "input", kernel = 3) AvgPool2d pool2();
        @Layer(from = "input", size = 3) AdaptiveMaxPool1d pool4();
        @Layer(from = "input") BatchNorm2d bn2();
        @Layer(from = "input", out = 3) Linear fc1();
    }
}
