public abstract class CompiledDropoutAdvice implements DropoutAdvice {
}
