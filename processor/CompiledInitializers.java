public abstract class CompiledInitializers implements Initializers {
}
