public abstract class CompiledAllow implements Allow {
}
