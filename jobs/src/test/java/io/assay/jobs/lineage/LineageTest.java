package io.assay.jobs.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.notify.Delivery;
import io.assay.jobs.notify.Receiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T03:04:05Z"), ZoneOffset.UTC);
    private static final DatasetName SHOP = new DatasetName("file", "/data/shop");
    private static final WrittenDataset SEGMENTS = new WrittenDataset(
            new DatasetName("s3://bucket", "tables/customer_segment"),
            List.of(Map.of("name", "customer_id", "type", "string", "description", "Who")),
            Optional.of(7L),
            300,
            2,
            4096);

    private final Receiver receiver = new Receiver();
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aRunIsToldFromItsBeginningToItsEnd() throws IOException {
        String result = lineage(server(receiver.address()), SHOP).of(() -> "done", found -> written(found));

        assertThat(result).isEqualTo("done");
        assertThat(warnings).isEmpty();
        List<JsonNode> events = taken();
        assertThat(events).extracting(event -> event.path("eventType").asText()).containsExactly("START", "COMPLETE");
        events.forEach(LineageTest::assertAsSpecified);
        assertThat(events.get(1).path("run").path("runId"))
                .isEqualTo(events.get(0).path("run").path("runId"));
        assertThat(events.get(0).path("outputs")).isEmpty();
        assertThat(events.get(1).path("inputs")).isEqualTo(events.get(0).path("inputs"));
        assertThat(events.get(1).path("inputs").toString())
                .isEqualTo("[{\"namespace\":\"file\",\"name\":\"/data/shop\"}]");
        JsonNode output = events.get(1).path("outputs").path(0);
        assertThat(output.path("namespace").asText()).isEqualTo("s3://bucket");
        assertThat(output.path("name").asText()).isEqualTo("tables/customer_segment");
        assertThat(output.at("/facets/schema/fields/0/name").asText()).isEqualTo("customer_id");
        assertThat(output.at("/facets/version/datasetVersion").asText()).isEqualTo("7");
        assertThat(output.at("/outputFacets/outputStatistics/rowCount").asLong())
                .isEqualTo(300);
        assertThat(output.at("/outputFacets/outputStatistics/fileCount").asLong())
                .isEqualTo(2);
        assertThat(output.at("/outputFacets/outputStatistics/size").asLong()).isEqualTo(4096);
    }

    @Test
    void aRunThatFailsIsToldWithItsReason() throws IOException {
        Failure failure = new Failure(ErrorCode.QUALITY_GATE, "Cannot publish", "Look");

        assertThatThrownBy(() -> lineage(server(receiver.address()), SHOP)
                        .<String>of(
                                () -> {
                                    throw failure;
                                },
                                found -> written(found)))
                .isSameAs(failure)
                .hasMessage("Cannot publish");

        JsonNode failed = taken().get(1);
        assertAsSpecified(failed);
        assertThat(failed.path("eventType").asText()).isEqualTo("FAIL");
        assertThat(failed.at("/run/facets/errorMessage/message").asText()).isEqualTo("quality.gate: Cannot publish");
        assertThat(failed.path("outputs")).isEmpty();
    }

    /** A command that reads nothing else makes new versions of tables from themselves. */
    @Test
    void whatIsMadeFromItselfIsOnBothSides() throws IOException {
        lineage(server(receiver.address())).of(() -> "done", found -> written(found));

        JsonNode event = taken().get(1);
        assertThat(event.path("outputs").path(0).path("name").asText()).isEqualTo("tables/customer_segment");
        assertThat(event.path("inputs").path(0).path("name").asText()).isEqualTo("tables/customer_segment");
    }

    @Test
    void theWorkIsDoneWhenNobodyTakesItsLineage() {
        String address = receiver.address();
        receiver.close();

        assertThat(lineage(server(address), SHOP).of(() -> "done", found -> written(found)))
                .isEqualTo("done");

        assertThat(warnings).containsExactly("The lineage was not delivered: the receiver was not reached 4 times");
    }

    @Test
    void theWorkIsDoneWhenItsLineageIsRefusedOrUnknown() {
        receiver.answering(200, 403);

        lineage(server(receiver.address()), SHOP).of(() -> "done", found -> written(found));
        lineage(server(receiver.address()), SHOP).of(() -> "done", found -> {
            throw new IllegalStateException("the log of a table is unreadable");
        });

        assertThat(warnings)
                .containsExactly(
                        "The lineage was not delivered: the receiver answered 403",
                        "The lineage was not delivered: it could not be put together");
    }

    @Test
    void eventsAreAddedToAFile() throws IOException {
        Path file = folder.resolve("lineage.json");
        LineageTarget target = LineageTarget.of("lineage.json", folder, Optional.empty());

        lineage(target, SHOP).of(() -> "done", found -> written(found));
        lineage(target, SHOP).of(() -> "done", found -> written(found));
        lineage(LineageTarget.of("lineage.json/a", folder, Optional.empty()), SHOP)
                .of(() -> "done", found -> written(found));

        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            events.add(JSON.readTree(line));
        }
        assertThat(events).hasSize(4);
        events.forEach(LineageTest::assertAsSpecified);
        assertThat(warnings)
                .containsExactly(
                        "The lineage was not delivered: " + file + "/a cannot be written (FileSystemException)");
    }

    @Test
    void anAddressMayBeBareAndMustBeOfHttp() {
        assertThat(LineageTarget.of("http://lineage:5000", folder, Optional.of("key")))
                .isEqualTo(new LineageTarget.Server(
                        Delivery.to(URI.create("http://lineage:5000/api/v1/lineage")), Optional.of("key")));
        assertThat(LineageTarget.of("https://host/own/path", folder, Optional.empty()))
                .isEqualTo(
                        new LineageTarget.Server(Delivery.to(URI.create("https://host/own/path")), Optional.empty()));
        for (String wrong : List.of("s3://bucket/canary", "http://", "http://ho st/canary")) {
            assertThatThrownBy(() -> LineageTarget.of(wrong, folder, Optional.empty()))
                    .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.error())
                            .isEqualTo(ErrorCode.USAGE_BAD_VALUE))
                    .hasMessageStartingWith("--lineage: ")
                    .hasMessageNotContaining("canary");
        }
    }

    /** What the specification 2-0-2 requires of a run event and of every facet. */
    private static void assertAsSpecified(JsonNode event) {
        assertThat(OffsetDateTime.parse(event.path("eventTime").asText())).isNotNull();
        assertThat(URI.create(event.path("producer").asText()).isAbsolute()).isTrue();
        assertThat(event.path("schemaURL").asText())
                .isEqualTo("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent");
        assertThat(UUID.fromString(event.path("run").path("runId").asText())).isNotNull();
        assertThat(event.at("/job/namespace").asText()).isEqualTo("assay");
        assertThat(event.at("/job/name").asText()).isEqualTo("run /data/tables");
        assertThat(event.at("/run/facets/nominalTime/nominalStartTime").asText())
                .isEqualTo("2026-07-01T00:00:00Z");
        for (String facets : List.of("facets", "outputFacets")) {
            for (JsonNode some : event.findValues(facets)) {
                assertThat(some).allSatisfy(facet -> {
                    assertThat(facet.path("_producer").asText()).isEqualTo("urn:assay:1.0");
                    assertThat(facet.path("_schemaURL").asText())
                            .matches("https://openlineage.io/spec/facets/[0-9-]+/([A-Za-z]+)[.]json#/[$]defs/\\1");
                });
            }
        }
    }

    private static List<WrittenDataset> written(Optional<String> result) {
        return result.stream().map(any -> SEGMENTS).toList();
    }

    private Lineage lineage(LineageTarget target, DatasetName... reads) {
        LineageJob job = LineageJob.of(
                "run",
                new DatasetName("file", "/data/tables"),
                Optional.of(LocalDate.of(2026, 7, 1)),
                List.of(reads),
                "1.0");
        return new Lineage(target, job, CLOCK, warnings::add);
    }

    private static LineageTarget server(String address) {
        return new LineageTarget.Server(new Delivery(URI.create(address), Duration.ofMillis(1)), Optional.empty());
    }

    private List<JsonNode> taken() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (Receiver.Taken message : receiver.taken()) {
            events.add(JSON.readTree(message.body()));
        }
        return events;
    }
}
