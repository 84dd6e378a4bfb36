package synapt.processor.read;

import java.util.List;
import java.util.Map;
import synapt.processor.report.Position;

/**
 * A use of a block as declared.
 *
 * @param position   where it stands
 * @param isList     whether it may be repeated, so that its repeats are numbered
 * @param parameters the values of the block's parameters in each repeat
 * @param input      the full name of the node that the first one reads
 * @param chosen     whether that is another than the node before
 * @param frozen     whether nothing in it learns
 */
record BlockUse(
        Position position,
        boolean isList,
        List<Map<String, Number>> parameters,
        String input,
        boolean chosen,
        boolean frozen) {}
