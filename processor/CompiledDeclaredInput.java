public abstract class CompiledDeclaredInput implements DeclaredInput {
}
