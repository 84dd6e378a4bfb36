import synapt.annotation.*;
import synapt.layer.*;

class InputLengths {
    @Network
    interface Misnamed {
        @Input(shape = {8, 4}) InputLayer frames();
        @Input(lengthsOf = "frame") InputLayer lengths();
        MeanPositions mean();
    }

    @Network
    interface Late {
        @Input(lengthsOf = "frames") InputLayer lengths();
        @Input(shape = {8, 4}) InputLayer frames();
        MeanPositions mean();
    }

    @Network(input = {8, 4})
    interface Unnamed {
        @Input(lengthsOf = "input") InputLayer lengths();
        MeanPositions mean();
    }

    @Network
    interface NoPositions {
        @Input(shape = {3, 8, 8}) InputLayer image();
        @Input(lengthsOf = "image") InputLayer lengths();
        @Layer Flatten flat();
    }

    @Network
    interface Twice {
        @Input(shape = {8, 4}) InputLayer frames();
        @Input(lengthsOf = "frames") InputLayer lengths();
        @Input(lengthsOf = "frames") InputLayer others();
        MeanPositions mean();
    }

    @Network
    interface BesidePadding {
        @Input(shape = 8, tokens = 50, padding = 0) InputLayer words();
        @Input(lengthsOf = "words") InputLayer lengths();
        @Layer(out = 4) Embedding embed();
        MeanPositions mean();
    }

    @Network
    interface Read {
        @Input(shape = {8, 4}) InputLayer frames();
        @Input(lengthsOf = "frames") InputLayer lengths();
        @Layer(from = "lengths", out = 4) Linear each();
        @Layer(from = "lengths", out = 4) Embedding embed();
        @Layer(from = {"frames", "lengths"}) Concat both();
        MeanPositions mean();
    }

    @Network
    interface Unused {
        @Input(shape = {8, 4}) InputLayer frames();
        @Input(lengthsOf = "frames") InputLayer lengths();
        @Layer(out = 4) Linear each();
        FirstPosition start();
    }

    @Network
    interface Members {
        @Input(shape = {8, 4}) InputLayer frames();
        @Input(lengthsOf = "frames", shape = 1, gradient = true) @Dropout(p = 0.1) InputLayer lengths();
        MeanPositions mean();
    }

    @Network
    interface NoShape {
        @Input InputLayer frames();
        MeanPositions mean();
    }

    @Network
    interface SeesAll {
        @Input(shape = {8, 4}) InputLayer frames();
        @Input(lengthsOf = "frames") InputLayer lengths();
        @Layer(out = 6, kernel = 3) @BatchNorm Conv1d conv();
        @Layer(from = "frames", out = 5) Linear tags();
        @Layer(out = 5) @Recurrent(output = RecurrentOutput.LAST) Lstm lstm();
        @Layer(from = "conv") Flatten flat();
        @Layer(from = {"lstm", "flat"}) Concat both();
        @Layer(out = 2) Linear answer();
    }

    @Network
    interface TwoEnds {
        @Input(shape = {8, 4}) InputLayer frames();
        @Input(lengthsOf = "frames") InputLayer lengths();
        @Input(shape = {8, 4}) InputLayer pitches();
        @Input(lengthsOf = "pitches") InputLayer theirs();
        @Layer(from = {"frames", "pitches"}) Add sum();
        MeanPositions mean();
    }
}
