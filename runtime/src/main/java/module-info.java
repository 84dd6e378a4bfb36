/** What compiled networks and their users call. */
module synapt.runtime {
    requires jdk.incubator.vector;
    requires static org.jspecify;
    // Generated classes carry @Generated: a module with networks must see it while it is compiled, and needs no line
    // for it.
    requires static transitive java.compiler;

    exports synapt;
    exports synapt.annotation;
    exports synapt.data;
    exports synapt.io;
    exports synapt.kernel;
    exports synapt.layer;
    exports synapt.random;
    exports synapt.train;
}
