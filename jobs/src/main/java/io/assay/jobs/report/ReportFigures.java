package io.assay.jobs.report;

/**
 * All that a report says of one publication, free of language and layout.
 *
 * @param provenance where the numbers come from
 * @param segments sizes, money and moves of every scheme
 * @param measures how recency, frequency and money are spread over customers
 * @param clusters profiles, the search for their number, and how far rules agree
 * @param evidence cuts, accounting and gates
 */
public record ReportFigures(
        Provenance provenance,
        SegmentFigures segments,
        MeasureFigures measures,
        ClusterFigures clusters,
        EvidenceFigures evidence) {}
