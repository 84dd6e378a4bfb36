package synapt.processor.foreign;

import synapt.annotation.Layer;
import synapt.layer.Linear;

/** A base class that only its own package can complete. */
public abstract class PackagePrivate {

    @Layer(out = 10)
    abstract Linear hidden();
}
