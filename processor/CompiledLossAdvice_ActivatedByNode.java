public abstract class CompiledLossAdvice_ActivatedByNode implements LossAdvice.ActivatedByNode {
}
