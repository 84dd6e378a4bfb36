import synapt.annotation.*;

class NetworkType {
    @Network(input = 4) enum AnEnum {}

    @Network(input = 4) @interface AnAnnotation {}

    @Network(input = 4) static class Concrete {}

    @Network(input = 4) static final class Final {}
}
