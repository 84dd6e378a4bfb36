import java.util.List;
import synapt.annotation.*;
import synapt.layer.*;

class AllowBlocks {
    /** Only the use that does not allow it is told of. */
    @Network(input = 4)
    interface OneUse {
        @Allow("dropout/useless") Idle quiet();
        Idle                           loud();
        @Allow("dropout/useless") @Layer(repeat = 2) List<Around> around();
        @Layer(out = 3) Linear fc();
    }

    @Block
    interface Idle {
        @Dropout(p = 0) Identity drop();
    }

    @Block
    interface Around {
        Idle inner();
    }

    @Network(input = 4)
    interface WholeBlock {
        Silenced one();
        Silenced two();
        @Layer(out = 3) Linear fc();
    }

    @Block
    @Allow("dropout/useless")
    interface Silenced {
        @Dropout(p = 0) Identity drop();
    }

    interface Base {
        @Dropout(p = 0)                           Identity loud();
        @Allow("dropout/useless") @Dropout(p = 0) Identity quiet();
    }

    @Network(input = 4)
    interface Inherits extends Base {
        @Layer(out = 3) Linear fc();
    }

    @Network(input = 4)
    interface Unknown {
        @Allow("dropout/uselss") Mistyped block();
        @Layer(out = 3) Linear fc();
    }

    @Block
    @Allow("dropout/rate")
    interface Mistyped {
        @Dropout(p = 0) Identity drop();
    }
}
