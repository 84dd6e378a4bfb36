public abstract class CompiledLeNet5 implements LeNet5 {
}
