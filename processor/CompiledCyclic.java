public abstract class CompiledCyclic implements Cyclic {
}
