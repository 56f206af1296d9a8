package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assay.ingest.GateResult;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.notify.Receiver;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.run.Stage;
import io.assay.jobs.run.Steps;
import io.assay.table.SegmentTransitionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody hears of failed gates and large movements, and a run does not depend on it. */
class NoticesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Receiver receiver = new Receiver();

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        String address = "file:" + Files.writeString(folder.resolve("address"), receiver.address());
        String key = "file:" + Files.writeString(folder.resolve("key"), "secret");
        shop = Shop.lean(folder, 30, 17)
                .plus("messages: {webhook: '%s', secret: '%s', moved_share: 0.05}%n".formatted(address, key));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void tellsOfMovesAndOfFailedGatesAndGoesOnWithoutAReceiver() throws IOException {
        Heard heard = new Heard();

        shop.run(Shop.AS_OF.minusMonths(1), heard);
        assertThat(receiver.taken()).as("nobody can have moved").isEmpty();

        RunReport moved = shop.run(Shop.AS_OF, heard);
        assertThat(receiver.taken()).hasSize(1);
        JsonNode message = JSON.readTree(receiver.taken().get(0).body());
        assertThat(message.path("type").asText()).isEqualTo("assay.large_movement");
        assertThat(message.path("data").path("run_id").asText())
                .isEqualTo(moved.publication().orElseThrow().runId());
        assertThat(message.path("data").path("previous_as_of").asText())
                .isEqualTo(Shop.AS_OF.minusMonths(1).toString());
        JsonNode scheme = message.path("data").path("schemes").path(0);
        assertThat(scheme.path("scheme").asText()).isEqualTo("segment8");
        assertThat(scheme.path("moved").asLong()).isEqualTo(customers("from_segment <> to_segment"));
        assertThat(scheme.path("customers").asLong()).isEqualTo(customers("true"));
        assertThat(message.path("text").asText())
                .startsWith("%.1f %% of %d customers"
                        .formatted(
                                100.0 * customers("from_segment <> to_segment") / customers("true"),
                                customers("true")));

        shop.deliver("more.csv", List.of("o1,c000,no-day,1.00"));
        assertThatThrownBy(() -> shop.run(Shop.AS_OF, heard, "gates.quarantine_warn=0", "gates.quarantine_fail=0"))
                .isInstanceOf(Failure.class);
        assertThat(receiver.taken()).hasSize(2);
        JsonNode failed = JSON.readTree(receiver.taken().get(1).body());
        assertThat(failed.path("type").asText()).isEqualTo("assay.gate_failed");
        assertThat(failed.path("data").path("exit_code").asInt()).isEqualTo(4);
        assertThat(failed.path("text").asText()).startsWith("Cannot publish " + Shop.AS_OF);

        receiver.answering(403);
        RunReport again = shop.run(Shop.AS_OF, heard, "scores.levels=4");
        assertThat(again.outcome()).isEqualTo(RunReport.Outcome.PUBLISHED);
        assertThat(heard.warnings)
                .containsExactly("The message assay.large_movement was not delivered to messages.webhook: the receiver"
                        + " answered 403");
    }

    private long customers(String condition) {
        Row sum = shop.open()
                .read(SegmentTransitionTable.SPEC)
                .filter("from_segment <> '(new)' and to_segment <> '(lost)'")
                .filter(condition)
                .selectExpr("sum(customers)")
                .first();
        return sum.getLong(0);
    }

    private static final class Heard implements Steps {
        private final List<String> warnings = new ArrayList<>();

        @Override
        public void begin(Stage stage) {}

        @Override
        public void doubt(GateResult gate) {}

        @Override
        public void warn(String sentence) {
            warnings.add(sentence);
        }
    }
}
