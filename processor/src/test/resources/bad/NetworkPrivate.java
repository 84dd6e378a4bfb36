import synapt.annotation.*;
import synapt.layer.*;

class NetworkPrivate {
    @Network(input = 4)
    private interface Hidden {
        @Layer(out = 2) Linear fc1();
    }

    private static class Around {
        @Network(input = 4)
        interface Inside {
            @Layer(out = 2) Linear fc1();
        }
    }
}
