package io.assay.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.ingest.Accounting;
import io.assay.ingest.Judged;
import io.assay.jobs.failure.Failure;
import io.assay.testkit.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcSourceTest {
    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        execute("create table sales(no bigint primary key, id text, at timestamp, amount numeric(12,2))");
        execute("insert into sales values (1, 'ann', '2025-06-01 02:30', 1.50), (2, 'bob', '2025-06-01 23:30', 2.25),"
                + " (3, null, '2025-06-02 00:00', 4.00)");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private InputFolder input(String... more) throws IOException {
        Files.writeString(folder.resolve("user"), "postgres\n");
        String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
        return new InputFolder(folder)
                .format("jdbc")
                .columns("{customer: id, time: at, amount: amount}")
                .source("jdbc: {url: '" + url + "', table: sales, user: 'file:" + folder.resolve("user") + "'"
                        + String.join("", more) + "}");
    }

    @Test
    @Fault({"T01", "T05"})
    void aTableIsReadWithTimesAsTheyStandWhateverTheZoneOfTheMachine() throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            InputFolder.Result result = input().config("zone: UTC").run();

            assertThat(result.accepted()).isEqualTo(Map.of("ann", "1.50", "bob", "2.25"));
            assertThat(Judged.transactions(result.judged()).selectExpr("unix_micros(txn_ts)").collectAsList().stream()
                            .map(row -> row.getLong(0))
                            .sorted())
                    .containsExactly(1748745000000000L, 1748820600000000L);
            assertThat(result.quarantined()).hasSize(1).first().asString().startsWith("NO_CUSTOMER {");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aTableReadInPartsIsTheSame() throws IOException {
        Accounting whole = input().run().accounting();
        Accounting parts = input(", partition_column: no, partitions: 3").run().accounting();

        assertThat(parts).isEqualTo(whole);
    }

    @Test
    @Fault("D15")
    void otherRowsThanWerePinnedAreNoticed() throws IOException, SQLException {
        InputFolder input = input();
        Sources sources = input.sources();
        List<InputPin> pins = sources.pins();
        sources.verifyUnchanged(pins, input.run().accounting());

        execute("update sales set amount = 2.26 where no = 2");
        try {
            Accounting accounting = input.run().accounting();
            assertThatThrownBy(() -> sources.verifyUnchanged(pins, accounting))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("Input sales of source shop changed during the run");
        } finally {
            execute("update sales set amount = 2.25 where no = 2");
        }
    }

    @Test
    void anAddressIsShownWithoutSecrets() {
        assertThat(Database.withoutSecrets("jdbc:postgresql://ann:word@host/db?password=x"))
                .isEqualTo("jdbc:postgresql://host/db");
    }

    @Test
    void aTableThatIsNotThereIsRefused() throws IOException {
        assertThatThrownBy(input(", partitions: 2")
                        .source("jdbc: {url: 'jdbc:postgresql://localhost:" + postgres.getPort()
                                + "/postgres', table: nothing, user: 'file:" + folder.resolve("user") + "'}")::run)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("input.database"))
                .hasMessageContaining("Source shop cannot read nothing at jdbc:postgresql://localhost");
    }
}
