import synapt.annotation.*;
import synapt.layer.*;

@Network(input = 4)
public interface Custom {
    abstract class Half implements Elementwise {
        @Override
        public float forward(float x, Noise noise) {
            return x / 2;
        }

        @Override
        public float backward(float x, float dy, Noise noise) {
            return dy / 2;
        }
    }

    class Unmarked extends Half {}

    @CustomLayer class NotElementwise {}

    @CustomLayer abstract class Unfinished extends Half {}

    @CustomLayer interface NoClass extends Elementwise {}

    @CustomLayer class Generic<T> extends Half {}

    @CustomLayer class Scale extends Half {
        public Scale(double a, double b) {}
    }

    @CustomLayer class Secret extends Half {
        private Secret() {}
    }

    Unmarked unmarked();
    NotElementwise notElementwise();
    Unfinished unfinished();
    NoClass noClass();
    Generic<String> generic();
    Outside.Inner inner();
    Outside outside();
    Scale scale0();
    @Args(1) Scale scale1();
    @Args({1, Double.NaN}) Scale scale2();
    Secret secret();
}

@CustomLayer
class Outside extends Custom.Half {
    @CustomLayer
    public class Inner extends Custom.Half {}
}
