package synapt.processor.random;

import java.util.List;

/**
 * An operation in its place.
 *
 * @param inputs what it reads; numbers of nodes, in an order in which each is computed before it is read
 * @param frozen whether its weights are not learnt
 */
record Node(int number, Op op, List<Integer> inputs, boolean frozen) {}
