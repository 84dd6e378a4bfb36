import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
interface NetworkEmpty {
    default int answer() {
        return 42;
    }
}
