public abstract class CompiledUnresolved_Inner implements Unresolved.Inner {
}
