public abstract class CompiledAbstractClass_Nested extends AbstractClass.Nested {
}
