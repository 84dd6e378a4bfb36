public abstract class CompiledNetworkOption implements NetworkOption {
}
