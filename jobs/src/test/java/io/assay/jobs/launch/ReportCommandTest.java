package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.ReportOrder;
import io.assay.jobs.store.Existing;
import io.assay.jobs.text.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir
    Path folder;

    private final RecordedOperations operations = new RecordedOperations();

    @Test
    void aReportIsInEnglishAndNamesNobodyUnlessToldOtherwise() {
        Cli.Answer answer = new Cli(folder, operations).run("report", "--warehouse", "shop");

        assertThat(answer.code()).isZero();
        assertThat(operations.requests)
                .containsExactly(new Operations.ReportRequest(
                        "shop",
                        new ReportOrder(
                                Optional.empty(),
                                Optional.empty(),
                                Language.EN,
                                ReportOrder.Customers.COUNTED,
                                Existing.REFUSE)));
    }

    @Test
    void everyOptionReachesTheRequest() {
        String line = "report --warehouse shop --as-of 2026-07-01 --out board.html --lang zh --with-customers --force";

        new Cli(folder, operations).run(line.split(" "));

        assertThat(operations.requests)
                .containsExactly(new Operations.ReportRequest(
                        "shop",
                        new ReportOrder(
                                Optional.of(LocalDate.of(2026, 7, 1)),
                                Optional.of("board.html"),
                                Language.ZH,
                                ReportOrder.Customers.NAMED,
                                Existing.REPLACE)));
    }

    @Test
    void aLanguageThatNobodySpeaksIsRefused() {
        assertThat(new Cli(folder, operations)
                        .run("report", "--warehouse", "shop", "--lang", "fr")
                        .err())
                .contains("assay: usage.bad-value: --lang: fr is not spoken. Write en or zh.");
        assertThat(new Cli(folder, operations).run("demo", "--lang", "fr").code())
                .isEqualTo(2);
    }

    @Test
    void theDemoSpeaksTheLanguageAskedFor() {
        new Cli(folder, operations).run("demo", "--lang", "zh");
        new Cli(folder, operations).run("demo");

        assertThat(operations.requests)
                .containsExactly(
                        new Operations.DemoRequest("assay-demo", 20_000, 42),
                        new Operations.DemoRequest("assay-demo", 20_000, 42));
        assertThat(operations.languages).containsExactly(Language.ZH, Language.EN);
    }
}
