package synapt.processor.read;

import synapt.processor.report.Position;

/**
 * A member of an annotation, or one element of an array.
 *
 * @param value    what was written, or the default
 * @param isSet    whether it was written
 * @param position the value in the source, else its annotation, else the annotated element
 */
public record Value<T>(T value, boolean isSet, Position position) {}
