public abstract class CompiledAbstractClass_WithHead implements AbstractClass.WithHead {
}
