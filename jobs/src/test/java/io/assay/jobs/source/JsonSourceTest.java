package io.assay.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.ingest.RawRecord;
import io.assay.ingest.Reason;
import io.assay.jobs.failure.Failure;
import io.assay.testkit.Fault;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonSourceTest {
    @TempDir
    private Path folder;

    @Test
    @Fault({"I02", "I06"})
    void linesThatAreNoObjectAreMalformedAndNumbersStayText() {
        InputFolder.Result result = new InputFolder(folder)
                .format("json")
                .columns("{customer: customer.id, time: day, amount: amount}")
                .file("a.json", """
                        {"customer":{"id":9007199254740993},"day":"2025-06-01","amount":1.10}
                        {"customer":{"id":"b"},"day":"2025-06-01","amount":1e400}
                        {"customer":{"id":"c"},"day":"2025-06-01","amount":NaN}
                        {"customer":{"id":"d"},"day":"2025-06-01","amount":1,"amount":2}
                        {"day":"2025-06-01","amount":5}
                        [1]
                        {"customer":{"id":"e"},"day":"2025-06-0""")
                .run();

        assertThat(result.accepted()).isEqualTo(Map.of("9007199254740993", "1.10"));
        assertThat(result.accounting().rowsByReason())
                .isEqualTo(Map.of("MALFORMED", 3L, "NOT_FINITE", 2L, "NO_CUSTOMER", 1L));
    }

    @Test
    @Fault("I02")
    void aFileCutAtAnyByteLosesItsLastLineAlone() throws IOException {
        String text = "{\"id\":\"a\",\"n\":{\"x\":[1,{\"y\":2}]}}\n".repeat(3);
        int line = text.length() / 3;

        for (int cut = 1; cut < text.length(); cut++) {
            JsonRecords records = new JsonRecords(new StringReader(text.substring(0, cut)), 1000);
            int whole = 0;
            int broken = 0;
            for (Optional<RawRecord> record = records.next(); record.isPresent(); record = records.next()) {
                whole += record.get().problem().isEmpty() ? 1 : 0;
                broken += record.get().problem().equals(Optional.of(Reason.MALFORMED)) ? 1 : 0;
            }
            boolean inside = cut % line != 0 && cut % line != line - 1;
            assertThat(List.of(whole, broken)).as("cut at %s", cut).containsExactly((cut + 1) / line, inside ? 1 : 0);
        }
    }

    @Test
    void objectsAreFlattenedWithADot() throws IOException {
        assertThat(JsonRecords.flattened("{\"b\":{\"c\":1.50,\"d\":[1, {\"e\":2}]},\"a\":null,\"f\":true}"))
                .containsExactlyEntriesOf(
                        new java.util.TreeMap<>(Map.of("b.c", "1.50", "b.d", "[1, {\"e\":2}]", "f", "true")) {
                            private static final long serialVersionUID = 1L;

                            {
                                put("a", null);
                            }
                        });
    }

    @Test
    @Fault("D10")
    void aColumnThatNoLineHasIsRefused() {
        InputFolder input = new InputFolder(folder)
                .format("json")
                .file("a.json", "{\"id\":1,\"day\":\"2025-06-01\",\"amuont\":1}\n");

        assertThatThrownBy(input::run)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.fix()).isEqualTo("Did you mean amuont?"))
                .hasMessageContaining("Column amount is not in file a.json of source shop");
    }
}
