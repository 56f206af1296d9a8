package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.export.ListFiles;
import io.assay.jobs.export.ListFormat;
import io.assay.jobs.export.ListOrder;
import io.assay.jobs.export.ListTable;
import io.assay.jobs.export.SegmentChoice;
import io.assay.jobs.store.Existing;
import io.assay.testkit.Fault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {
    @TempDir
    Path folder;

    private final RecordedOperations operations = new RecordedOperations();

    @Test
    void allCustomersAreMeantAndSpreadsheetsAreSafeUnlessToldOtherwise() {
        run("export --warehouse shop --out list");
        run("export --warehouse shop --out list --exact");
        run("export --warehouse shop --out list --file-format json --force");

        ListOrder everybody = new ListOrder(Optional.empty(), List.of(), Optional.empty(), List.of());
        assertThat(operations.requests)
                .containsExactly(
                        request(everybody, ListFormat.CSV, Existing.REFUSE),
                        request(everybody, ListFormat.CSV_EXACT, Existing.REFUSE),
                        request(everybody, ListFormat.JSON, Existing.REPLACE));
    }

    @Test
    void everyOptionReachesTheRequest() {
        run(
                "export --warehouse shop --as-of 2026-07-01 --jdbc env:CRM --table crm.list --user env:U --password file:p"
                        + " --segment rfm_segment=Champions --segment abc=A --changes added --columns monetary,r_score --force");

        assertThat(operations.requests)
                .containsExactly(new Operations.ExportRequest(
                        "shop",
                        new ListOrder(
                                Optional.of(LocalDate.of(2026, 7, 1)),
                                List.of(new SegmentChoice("rfm_segment", "Champions"), new SegmentChoice("abc", "A")),
                                Optional.of(ListOrder.Changes.ADDED),
                                List.of("monetary", "r_score")),
                        new ListTable(
                                "env:CRM", "crm.list", Optional.of("env:U"), Optional.of("file:p"), Existing.REPLACE)));
    }

    @ParameterizedTest
    @Fault({"X01", "X04"})
    @CsvSource(
            delimiter = '|',
            value = {
                "export --warehouse w                                    | --out: nothing is named          | Name a folder",
                "export --warehouse w --out a --jdbc env:A --table t     | --out: a stands beside --jdbc    | Name a folder",
                "export --warehouse w --out a --table t                  | --table: t belongs to no database | Name one with --jdbc",
                "export --warehouse w --jdbc env:A                       | --table: '' is no plain name     | Write letters",
                "export --warehouse w --jdbc env:A --table a;b           | --table: 'a;b' is no plain name  | Write letters",
                "export --warehouse w --jdbc env:A --table t --user bob  | --user: its value is no reference | Write env:NAME",
                "export --warehouse w --jdbc env:A --table t --password CANARY | --password: its value is no reference | env:NAME",
                "export --warehouse w --out a --segment Champions        | --segment: Champions names no    | Write SCHEME=CODE",
                "export --warehouse w --out a --changes new              | --changes                        | --help",
            })
    void aMistakeIsOneLineWithTheFix(String line, String sentence, String fix) {
        Cli.Answer answer = run(line);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.errors()).hasSize(1);
        assertThat(answer.err())
                .startsWith("assay: usage.bad-value: ")
                .contains(sentence, fix)
                .doesNotContain("CANARY");
        assertThat(operations.requests).isEmpty();
    }

    @Test
    void theHelpSaysThatTheListIsPersonal() {
        assertThat(run("export --help").out().replaceAll("\\s+", " ")).contains("it holds personal data");
    }

    private static Operations.ExportRequest request(ListOrder order, ListFormat format, Existing existing) {
        return new Operations.ExportRequest("shop", order, new ListFiles("list", format, existing));
    }

    private Cli.Answer run(String line) {
        return new Cli(folder, operations).run(line.split(" +"));
    }
}
