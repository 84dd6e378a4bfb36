import synapt.annotation.*;
import synapt.layer.*;

class DropoutShapes {

    @Network(input = 10)
    @Allow({"dropout/in-a-row"})
    interface OnVector {
        @Dropout1d(p = 0.5) Identity a();
        @Dropout3d(p = 0.5) Identity b();
        @FeatureAlphaDropout(p = 0.5) Identity c();
        @VariationalDropout(p = 0.5) Identity d();
        @DropBlock(p = 0.5) Identity e();
    }

    @Network(input = {8, 16})
    interface OnSequence {
        @Dropout2d(p = 0.5) Identity a();
        @DropBlock(p = 0.5) Identity b();
        @Layer Flatten flat();
    }

    @Network(input = {3, 8, 8})
    interface OnImage {
        @Dropout1d(p = 0.5) Identity a();
        @Dropout3d(p = 0.5) Identity b();
        @VariationalDropout(p = 0.5) Identity c();
        @Layer Flatten flat();
    }

    @Network(input = {3, 4, 8, 8})
    interface OnVolume {
        @Dropout1d(p = 0.5) Identity a();
        @Dropout2d(p = 0.5) Identity b();
        @DropBlock(p = 0.5) Identity c();
        @Layer Flatten flat();
    }
}
