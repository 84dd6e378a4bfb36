public abstract class CompiledLossAdvice_OneClass implements LossAdvice.OneClass {
}
