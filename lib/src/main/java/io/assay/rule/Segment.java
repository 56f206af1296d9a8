package io.assay.rule;

/**
 * One segment of a pack.
 *
 * @param code what the column holds, snake_case
 * @param advice what to do about its customers
 * @param order place in lists, 1 is the best
 * @param colour {@code #rrggbb}
 */
public record Segment(String code, Label name, Label advice, int order, String colour) {}
