package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.ReportOrder;
import io.assay.jobs.store.Existing;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Language;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers that stand in a report, read back from the page, against SQL over the published tables. */
class ReportNumbersTest {
    @TempDir
    static Path folder;

    private static PageTables page;

    @BeforeAll
    static void publish() throws IOException {
        Shop shop = Shop.published();
        Warehouse warehouse =
                Warehouse.at(LocalSpark.session(), shop.warehouse().toString());
        Publication now = new Published(warehouse).at(Optional.of(Shop.AS_OF)).orElseThrow();
        ReportJob.Report report = new ReportJob(warehouse)
                .run(new ReportOrder(
                        Optional.empty(),
                        Optional.of(folder.resolve("report.html").toString()),
                        Language.EN,
                        ReportOrder.Customers.COUNTED,
                        Existing.REFUSE));
        page = new PageTables(Files.readString(Path.of(report.file())));
        for (String table : List.of(
                "segment_transition",
                "dim_segment",
                "score_cut",
                "cluster_profile",
                "model_version",
                "quality_result")) {
            view(shop, table, "run_id = '" + now.runId() + "'");
        }
        view(shop, "customer_segment", "as_of_date = DATE'" + now.asOf() + "'");
    }

    private static void view(Shop shop, String table, String rows) {
        LocalSpark.session()
                .read()
                .format("delta")
                .load(shop.warehouse().resolve(table).toString())
                .filter(rows)
                .createOrReplaceTempView(table);
    }

    @Test
    void segments() {
        assertThat(page.rows("segments-rfm_segment", 8)).containsExactlyElementsOf(sql("""
                SELECT d.name_en, count(*), CAST(100 * count(*) / n AS DECIMAL(9, 1)), sum(monetary),
                  CAST(100 * sum(monetary) / total AS DECIMAL(9, 1)), CAST(avg(monetary) AS DECIMAL(18, 2)),
                  CAST(avg(recency_days) AS DECIMAL(9, 1)), CAST(avg(frequency) AS DECIMAL(9, 1))
                FROM customer_segment c
                JOIN dim_segment d ON d.scheme = 'rfm_segment' AND d.segment = c.rfm_segment
                CROSS JOIN (SELECT count(*) AS n, sum(monetary) AS total FROM customer_segment)
                GROUP BY d.name_en, d.sort_order, n, total ORDER BY d.sort_order"""));
    }

    @Test
    void scores() {
        String grid = " FROM customer_segment GROUP BY ALL ORDER BY r_score DESC, f_score";

        assertThat(page.rows("scores-customers"))
                .containsExactlyElementsOf(sql("SELECT r_score, f_score, count(*)" + grid));
        assertThat(page.rows("scores-money"))
                .containsExactlyElementsOf(sql("SELECT r_score, f_score, sum(monetary)" + grid));
        assertThat(page.rows("scores-money_per_customer"))
                .containsExactlyElementsOf(
                        sql("SELECT r_score, f_score, CAST(avg(monetary) AS DECIMAL(18, 2))" + grid));
    }

    @Test
    void concentration() {
        String gini = sql("""
                        SELECT CAST(sum((2 * i - n - 1) * x) / (max(n) * sum(x)) AS DECIMAL(9, 3)) FROM (
                          SELECT greatest(monetary, 0) AS x, row_number() OVER (ORDER BY monetary) AS i,
                            count(*) OVER () AS n
                          FROM customer_segment)""").get(0).get(0);
        String best = sql("""
                        SELECT CAST(100 * sum(x) FILTER (WHERE i <= 0.2 * n) / sum(x) AS DECIMAL(9, 1)) FROM (
                          SELECT greatest(monetary, 0) AS x, row_number() OVER (ORDER BY monetary DESC) AS i,
                            count(*) OVER () AS n
                          FROM customer_segment)""").get(0).get(0);

        assertThat(page.finding("concentration")).contains("hold " + best + "% of the money", "Gini " + gini);
        assertThat(page.rows("concentration")).startsWith(List.of("0.0", "0.0")).endsWith(List.of("100.0", "100.0"));
    }

    @Test
    void distributions() {
        assertThat(page.rows("distribution-recency"))
                .containsExactlyElementsOf(bins("recency_days", page.rows("distribution-recency")));
        assertThat(page.rows("distribution-monetary"))
                .containsExactlyElementsOf(bins("monetary", page.rows("distribution-monetary")));
    }

    /** The borders are the page's own; who lies between them is not. */
    private static List<List<String>> bins(String column, List<List<String>> drawn) {
        String borders = IntStream.range(0, drawn.size())
                .mapToObj(i -> "(%d, %s, %s)"
                        .formatted(
                                i,
                                border(drawn.get(i).get(0)),
                                border(drawn.get(i).get(1))))
                .collect(Collectors.joining(", "));
        List<List<String>> counted = sql("""
                SELECT count(c.customer_id), CAST(coalesce(sum(c.monetary), 0) AS DECIMAL(18, 2))
                FROM VALUES %s AS bin(place, least, below)
                LEFT JOIN customer_segment c
                  ON (least IS NULL OR c.%2$s >= least) AND (below IS NULL OR c.%2$s < below)
                GROUP BY place ORDER BY place""".formatted(borders, column));
        assertThat(counted.stream().mapToLong(row -> Long.parseLong(row.get(0))).sum())
                .isEqualTo(90);
        return IntStream.range(0, drawn.size())
                .mapToObj(i -> List.of(
                        drawn.get(i).get(0),
                        drawn.get(i).get(1),
                        counted.get(i).get(0),
                        counted.get(i).get(1)))
                .toList();
    }

    private static String border(String cell) {
        return cell.equals("–") ? "CAST(NULL AS DECIMAL(18, 2))" : "CAST(" + cell + " AS DECIMAL(18, 2))";
    }

    @Test
    void movement() {
        assertThat(page.rows("movement-flow")).containsExactlyInAnyOrderElementsOf(sql("""
                SELECT CASE from_segment WHEN '(new)' THEN '(new)' ELSE coalesce(f.name_en, from_segment) END,
                  CASE to_segment WHEN '(lost)' THEN '(gone)' ELSE coalesce(t.name_en, to_segment) END,
                  customers, coalesce(CAST(CAST(100 * share_of_from AS DECIMAL(9, 1)) AS STRING), '–')
                FROM segment_transition m
                LEFT JOIN dim_segment f ON f.scheme = m.scheme AND f.segment = from_segment
                LEFT JOIN dim_segment t ON t.scheme = m.scheme AND t.segment = to_segment
                WHERE m.scheme = 'rfm_segment'"""));
    }

    @Test
    void clusters() {
        assertThat(page.rows("cluster-profile").stream()
                        .map(row -> row.subList(2, 5))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(sql("""
                        SELECT CAST(mean AS DECIMAL(18, 3)), CAST(population_mean AS DECIMAL(18, 3)),
                          CAST(centre_z AS DECIMAL(18, 3))
                        FROM cluster_profile WHERE cluster_rank IS NOT NULL"""));
        assertThat(page.rows("cluster-sweep", 3)).containsExactlyElementsOf(sql("""
                SELECT CAST(substring(subject, 3) AS INT) AS k,
                  CAST(max(number) FILTER (WHERE parameter = 'silhouette') AS DECIMAL(18, 3)),
                  CAST(max(number) FILTER (WHERE parameter = 'wsse') AS DECIMAL(18, 3))
                FROM model_version WHERE subject LIKE 'k=%' GROUP BY 1 ORDER BY 1"""));
        assertThat(page.rows("agreement-rfm_segment").stream()
                        .mapToLong(row -> Long.parseLong(row.get(2)))
                        .sum())
                .isEqualTo(90);
    }

    @Test
    void evidence() {
        assertThat(page.rows("cuts").stream().map(row -> row.get(4)).filter(cut -> !cut.equals("–")))
                .containsExactlyInAnyOrderElementsOf(
                        sql("SELECT trim(TRAILING '.' FROM trim(TRAILING '0' FROM CAST(cut_value AS STRING)))"
                                        + " FROM score_cut WHERE cut_value IS NOT NULL")
                                .stream()
                                .map(row -> row.get(0))
                                .toList());
        assertThat(page.rows("conservation").stream().map(row -> row.get(2)))
                .containsExactlyInAnyOrderElementsOf(sql("""
                        SELECT trim(TRAILING '.' FROM trim(TRAILING '0' FROM CAST(measured AS STRING)))
                        FROM quality_result WHERE status = 'info' AND measure <> 'rows_by_reason'""").stream()
                        .map(row -> row.get(0).isEmpty() ? "0" : row.get(0))
                        .toList());
    }

    private static List<List<String>> sql(String query) {
        SparkSession spark = LocalSpark.session();
        return spark.sql(query).collectAsList().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> Objects.toString(row.get(i), "–"))
                        .toList())
                .toList();
    }
}
