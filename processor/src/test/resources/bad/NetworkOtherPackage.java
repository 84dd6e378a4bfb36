import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
abstract class NetworkOtherPackage extends synapt.processor.foreign.PackagePrivate {
    @Layer(out = 2) abstract Linear fc1();
}
