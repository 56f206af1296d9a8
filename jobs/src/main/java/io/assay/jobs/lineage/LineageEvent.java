package io.assay.jobs.lineage;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.text.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to a job, as a document.
 *
 * @param run tells this run of the job from others
 * @param failure why it failed
 * @see <a href="https://openlineage.io/spec/2-0-2/OpenLineage.json">OpenLineage, the specification</a>
 */
record LineageEvent(
        LineageJob job, UUID run, Type type, Instant at, List<WrittenDataset> writes, Optional<Failure> failure) {
    private static final String SPECIFICATION = "https://openlineage.io/spec/";

    /** What a run comes to. */
    enum Type {
        START,
        COMPLETE,
        FAIL
    }

    /** The document, on one line. */
    String text() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventTime", at);
        event.put("producer", producer());
        event.put("schemaURL", SPECIFICATION + "2-0-2/OpenLineage.json#/$defs/RunEvent");
        event.put("eventType", type);
        event.put("run", entity(Map.of("runId", run), runFacets()));
        event.put("job", entity(Map.of("namespace", job.namespace(), "name", job.name()), jobFacets()));
        event.put("inputs", reads().stream().map(DatasetName::json).toList());
        event.put("outputs", writes.stream().map(this::output).toList());
        return Json.text(event);
    }

    private List<DatasetName> reads() {
        return job.reads().isEmpty() ? writes.stream().map(WrittenDataset::name).toList() : job.reads();
    }

    private Map<String, Object> runFacets() {
        Map<String, Object> facets = new LinkedHashMap<>();
        job.asOf()
                .ifPresent(day -> facets.put(
                        "nominalTime", facet("1-0-1/NominalTimeRunFacet", Map.of("nominalStartTime", midnight(day)))));
        failure.ifPresent(why -> facets.put(
                "errorMessage",
                facet(
                        "1-0-1/ErrorMessageRunFacet",
                        Map.of("message", why.code() + ": " + why.getMessage(), "programmingLanguage", "Java"))));
        return facets;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Map<String, Object> jobFacets() {
        return Map.of(
                "jobType",
                facet(
                        "2-0-4/JobTypeJobFacet",
                        Map.of("processingType", "BATCH", "integration", "ASSAY", "jobType", "COMMAND")));
    }

    private Map<String, Object> output(WrittenDataset written) {
        Map<String, Object> facets = new LinkedHashMap<>();
        facets.put("schema", facet("1-2-0/SchemaDatasetFacet", Map.of("fields", written.fields())));
        written.version()
                .ifPresent(version -> facets.put(
                        "version",
                        facet("1-0-1/DatasetVersionDatasetFacet", Map.of("datasetVersion", version.toString()))));
        Map<String, Object> output = entity(written.name().json(), facets);
        output.put(
                "outputFacets",
                Map.of(
                        "outputStatistics",
                        facet(
                                "1-0-2/OutputStatisticsOutputDatasetFacet",
                                Map.of(
                                        "rowCount",
                                        written.rows(),
                                        "size",
                                        written.bytes(),
                                        "fileCount",
                                        written.files()))));
        return output;
    }

    private static Map<String, Object> entity(Map<String, ?> fields, Map<String, Object> facets) {
        Map<String, Object> entity = new LinkedHashMap<>(fields);
        entity.put("facets", facets);
        return entity;
    }

    /**
     * A part that has a specification of its own.
     *
     * @param name its version and its name
     */
    private Map<String, Object> facet(String name, Map<String, ?> fields) {
        String kind = name.substring(name.indexOf('/') + 1);
        Map<String, Object> facet = new LinkedHashMap<>();
        facet.put("_producer", producer());
        facet.put("_schemaURL", SPECIFICATION + "facets/" + name + ".json#/$defs/" + kind);
        facet.putAll(fields);
        return facet;
    }

    private String producer() {
        return "urn:assay:" + job.version();
    }
}
