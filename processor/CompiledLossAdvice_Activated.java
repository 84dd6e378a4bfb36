public abstract class CompiledLossAdvice_Activated implements LossAdvice.Activated {
}
