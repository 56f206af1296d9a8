package io.assay.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.run.RunReport.Named;
import io.assay.jobs.store.Publication;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Names;
import io.assay.jobs.text.Sentence;
import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);

    @Test
    void saysInEnglishWhoTheyAreAndWhatWasOdd() {
        assertThat(text(Language.EN)).containsExactly("""
                        Published as-of 2026-07-01, generation 2, run r1, in 12.5 s

                        Customers  1,500 with EUR 98,765.40 in the window

                        ABC classes (abc)
                          A customers                        300 customers  20.0%    80.0% of money

                        Clusters and their numbers
                          cluster 3 (Important value, kept): 300 customers

                        Rows       2,000 in = 1,900 accepted + 60 quarantined + 40 duplicates
                        Money      EUR 110.00 in = 100.00 accepted + 6.00 quarantined + 4.00 duplicates
                        Odd        60 of 2000 rows (3.00 %) are in quarantine
                        Note       The moves into 2026-08-01 are counted anew, from 2026-07-01 on

                        Tables     shop
                        Content    abc123""".split("\n"));
    }

    @Test
    void saysTheSameInChinese() {
        assertThat(text(Language.ZH)).containsExactly("""
                        已发布：截止日 2026-07-01，第 2 次发布，运行 r1，用时 12.5 秒

                        客户       1,500 位，窗口期内金额 98,765.40 EUR

                        ABC 分类（abc）
                          A 类客户                           300 位客户  20.0%   占金额  80.0%

                        聚类编号及其延续
                          聚类 3（重要价值客户，延续）：300 位客户

                        行数       2,000 读入 = 1,900 接收 + 60 隔离 + 40 重复
                        金额       EUR 110.00 读入 = 100.00 接收 + 6.00 隔离 + 4.00 重复
                        异常       隔离比例：0.03（警告，界限 0.02）
                        说明       已从 2026-07-01 起重新统计迁入 2026-08-01 的客户流动

                        数据表     shop
                        内容哈希   abc123""".split("\n"));
    }

    @Test
    void whatIsPublishedAlreadyIsSaidInOneLine() {
        RunReport report = RunReport.alreadyPublished(publication());

        assertThat(new RunSummary(report, "shop", Wording.of(Language.ZH, "EUR")).text())
                .isEqualTo("此前已发布：截止日 2026-07-01，运行 r1，第 2 次发布；未作任何改动。");
    }

    @Test
    void memoryThatDidNotSufficeIsSaid() {
        RunReport report = RunReport.alreadyPublished(publication());

        assertThat(english(report, 3_500_000)).contains("Note       Memory did not suffice: tasks wrote 3 MiB to disk");
        assertThat(english(report, 900_000)).doesNotContain("Memory");
    }

    private static String english(RunReport report, long spilled) {
        RunReport ended = report.after(new RunReport.Effort(Duration.ofSeconds(1), spilled));
        return new RunSummary(ended, "shop", Wording.of(Language.EN, "EUR")).text();
    }

    private static List<String> text(Language language) {
        RunReport.Found found = new RunReport.Found(
                List.of(new Accounting.Money(
                        "EUR",
                        new Accounting.Delivered(money("110"), money("100"), money("6"), money("4")),
                        money("100"))),
                List.of(new GateResult(
                        "quarantine_rate",
                        GateResult.Status.WARN,
                        0.03,
                        OptionalDouble.of(0.02),
                        OptionalDouble.of(0.5),
                        "60 of 2000 rows (3.00 %) are in quarantine")),
                List.of(new RunReport.SegmentLine(
                        new Named("abc", new Names("ABC classes", "ABC 分类")),
                        new Named("A", new Names("A customers", "A 类客户")),
                        300,
                        0.2,
                        money("80"),
                        0.8)),
                List.of(Sentence.of("cluster.kept", 3, new Names("important value", "重要价值客户"), 300L)),
                List.of(Sentence.of("note.renewed", AS_OF.plusMonths(1), AS_OF)));
        RunReport report = new RunReport(
                RunReport.Outcome.PUBLISHED,
                AS_OF,
                Optional.of(publication()),
                found,
                new RunReport.Effort(Duration.ofMillis(12_500), 0));
        return new RunSummary(report, "shop", Wording.of(language, "EUR"))
                .text()
                .lines()
                .toList();
    }

    private static Publication publication() {
        return new Publication(
                AS_OF,
                Publication.Edition.first(2, "attempt", Instant.EPOCH),
                new Publication.Origin("r1", "config", "test", ""),
                new Publication.Content("abc123", 1_500, new BigDecimal("98765.40")),
                new Publication.RowCounts(2_000, 1_900, 60, 40),
                new Publication.Ingested("judged", AS_OF, Optional.empty()),
                List.of());
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(2);
    }
}
