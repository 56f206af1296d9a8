package io.assay.jobs.export;

/**
 * One segment that a list is made of.
 *
 * @param scheme column of {@code customer_segment} that holds it
 * @param segment its code
 */
public record SegmentChoice(String scheme, String segment) {
    @Override
    public String toString() {
        return scheme + "=" + segment;
    }
}
