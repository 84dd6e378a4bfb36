public abstract class CompiledFacets implements Facets {
}
