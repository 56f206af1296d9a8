package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.export.ExportReport;
import io.assay.jobs.export.ListOrder;
import io.assay.jobs.export.ListTable;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Existing;
import io.assay.testkit.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists in a database: a table appears as a whole, and only lists are replaced. */
class ExportTableTest {
    private static final String CANARY = "CANARY-9f";
    private static final ListOrder EVERYBODY =
            new ListOrder(Optional.empty(), List.of(), Optional.empty(), List.of("monetary"));

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        Files.writeString(folder.resolve("user"), "postgres\n");
        Files.writeString(folder.resolve("password"), CANARY);
        Files.writeString(folder.resolve("address"), address());
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void theListIsATableOfItsColumns() throws SQLException {
        ExportReport report = export("members", Existing.REFUSE);

        assertThat(report.counts().rows()).isEqualTo(90);
        assertThat(query(
                        "select count(distinct customer_id) || ' ' || min(as_of_date) from members where monetary > 0"))
                .containsExactly("90 2026-07-01");
        assertThat(report.place()).isEqualTo("members at " + address().replaceAll("\\?.*", ""));
        assertThat(report.written().files()).isEmpty();
    }

    @Test
    void onlyAListIsReplacedAndOnlyWhenAskedFor() throws SQLException {
        execute("create schema crm", "create table crm.letters(text text)");
        export("crm.list", Existing.REFUSE);

        assertRefused(() -> export("crm.list", Existing.REFUSE), "export.exists", "a list is there already");
        execute("delete from crm.list");
        export("crm.list", Existing.REPLACE);
        assertThat(query("select count(*) from crm.list")).containsExactly("90");
        assertRefused(
                () -> export("crm.letters", Existing.REPLACE), "export.foreign", "what is there is no list of Assay");
        assertThat(query("select table_name from information_schema.tables where table_schema = 'crm' order by 1"))
                .containsExactly("letters", "list");
    }

    @Test
    @Fault("X02")
    void aDatabaseThatIsNotThereIsNamedWithoutSecrets() {
        ListTable nowhere = new ListTable(
                "jdbc:postgresql://localhost:1/none?token=" + CANARY,
                "list",
                reference("user"),
                reference("password"),
                Existing.REFUSE);

        assertRefused(
                () -> new ExportJob(Shop.published().open()).run(EVERYBODY, nowhere),
                "export.database",
                "Cannot export to list at jdbc:postgresql://localhost:1/none: ");
        assertThatThrownBy(() -> new ExportJob(Shop.published().open()).run(EVERYBODY, nowhere))
                .message()
                .doesNotContain(CANARY);
    }

    private static ExportReport export(String table, Existing existing) {
        ListTable target = new ListTable(
                "file:" + folder.resolve("address"), table, reference("user"), reference("password"), existing);
        return new ExportJob(Shop.published().open()).run(EVERYBODY, target);
    }

    private static String address() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?ApplicationName=" + CANARY;
    }

    private static Optional<String> reference(String file) {
        return Optional.of("file:" + folder.resolve(file));
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void assertRefused(ThrowingCallable work, String code, String sentence) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(sentence);
    }
}
