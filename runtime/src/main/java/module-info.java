/** What compiled networks and their users call. */
module synapt.runtime {
    requires jdk.incubator.vector;
    requires static transitive org.jspecify;

    exports synapt;
    exports synapt.annotation;
    exports synapt.data;
    exports synapt.io;
    exports synapt.kernel;
    exports synapt.layer;
    exports synapt.random;
    exports synapt.train;
}
