public abstract class CompiledWiringUnused implements WiringUnused {
}
