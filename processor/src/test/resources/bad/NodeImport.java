import synapt.annotation.*;
import synapt.layer.Linear;

@Network(input = {3, 8, 8})
interface NodeImport {
    @Layer(out = 2, kernel = 3) Conv2d conv1();
    Flaten flat();
    Unheard of();
    @Layer(out = 2) Linear fc1();
}
