public abstract class CompiledAllowed implements Allowed {
}
