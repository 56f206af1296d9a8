package io.assay.jobs.guess;

import static io.assay.jobs.guess.Guessing.sureness;
import static io.assay.jobs.guess.Guessing.values;
import static io.assay.jobs.guess.Guessing.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.guess.Guess.Sureness;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
    @TempDir
    Path folder;

    @Test
    void aRetailFileIsQuantityTimesPriceWithMonthFirst() throws IOException {
        GuessedConfig guessed = of("shop.csv", StandardCharsets.UTF_8, """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                536365,85123A,"HEART, WHITE",6,12/1/2010 8:26,2.55,17850.0,United Kingdom
                C536379,D,Discount,-1,12/1/2010 9:41,27.50,14527.0,France
                536380,22961,JAM,24,12/13/2010 9:41,1.45,17809.0,United Kingdom
                536381,22961,JAM,12,12/13/2010 9:55,1.45,15311.0,United Kingdom
                536382,22961,JAM,6,12/13/2010 9:57,1.45,16098.0,United Kingdom
                """);

        assertThat(values(guessed))
                .containsEntry("time_format", "M/d/yyyy H:mm")
                .containsEntry("customer", "regexp_replace(CustomerID, '[.]0$', '')")
                .containsEntry("transaction", "InvoiceNo")
                .containsEntry("amount", "Quantity * UnitPrice")
                .containsEntry("product", "StockCode")
                .containsEntry("peer_group", "Country")
                .containsEntry("currency", "GBP");
        assertThat(sureness(guessed, "time_format")).isEqualTo(Sureness.SURE);
        assertThat(guessed.asOf()).contains(LocalDate.of(2010, 12, 14));
    }

    @Test
    void ofAFolderWithOtherFilesThoseOfTheLargestKindAreTheSource() throws IOException {
        String rows = "customer,day,amount\nc1,2026-01-05,3.50\nc2,2026-01-06,4.50\n";
        Files.writeString(folder.resolve("jan.csv"), rows);
        Files.writeString(folder.resolve("feb.csv"), rows);
        Files.writeString(folder.resolve("readme.txt"), "what this is");
        Files.writeString(folder.resolve("one.txt"), "");
        Files.writeString(folder.resolve("two.txt"), "");
        Files.writeString(folder.resolve("assay.yaml"), "currency: EUR");
        Files.writeString(folder.resolve("other.yaml"), "currency: EUR");
        Files.writeString(folder.resolve("third.yaml"), "currency: EUR");
        Path below = Files.createDirectory(folder.resolve("mine"));

        GuessedConfig here = new Discovery(List.of(folder.toString()), folder).run();
        GuessedConfig above = new Discovery(List.of(folder.toString()), below).run();
        GuessedConfig mixed = new Discovery(List.of(folder.toString()), Path.of("/elsewhere")).run();

        assertThat(values(here)).containsEntry("path", "*.csv").containsEntry("customer", "customer");
        assertThat(here.yaml()).contains("path: '*.csv'");
        assertThat(values(above)).containsEntry("path", folder + "/*.csv");
        assertThat(values(mixed)).containsEntry("path", folder + "/*.csv");
        assertThat(why(mixed, "path")).isEqualTo("2 files; those of other kinds are left out");
    }

    @Test
    void semicolonsAndDecimalCommasAreSeen() throws IOException {
        GuessedConfig guessed = of("umsatz.csv", StandardCharsets.ISO_8859_1, """
                Kundennummer;Belegnummer;Datum;Betrag EUR
                1001;A1;24.12.2025;1.234,50
                1002;A2;03.01.2026;-17,99
                1003;A3;05.01.2026;8,00
                """);

        assertThat(values(guessed))
                .containsEntry("delimiter", ";")
                .containsEntry("decimal", ",")
                .containsEntry("thousands", ".")
                .containsEntry("time_format", "d.M.yyyy")
                .containsEntry("customer", "Kundennummer")
                .containsEntry("amount", "Betrag EUR")
                .containsEntry("currency", "EUR");
    }

    @Test
    void chineseHeadersInGb18030AreRead() throws IOException {
        GuessedConfig guessed = of("订单.csv", Charset.forName("GB18030"), """
                订单编号,会员编号,下单时间,实付金额(元),门店,订单状态
                D1,M1,2025/11/02 10:03:22,35.50,上海南京路店,已完成
                D2,M2,2025/11/13 18:40:00,120.00,北京王府井店,已退货
                D3,M1,2025/12/01 09:00:01,64.90,上海南京路店,已完成
                """);

        assertThat(values(guessed))
                .containsEntry("encoding", "GB18030")
                .containsEntry("time_format", "yyyy/M/d H:mm:ss")
                .containsEntry("customer", "会员编号")
                .containsEntry("transaction", "订单编号")
                .containsEntry("amount", "实付金额(元)")
                .containsEntry("currency", "CNY")
                .containsEntry("is_return", "`订单状态` IN ('已退货')")
                .containsEntry("peer_group", "门店");
    }

    @Test
    void aMarkOfUtf16IsSeen() throws IOException {
        GuessedConfig guessed = of("wide.csv", StandardCharsets.UTF_16, "customer,date,amount\nann,2026-01-03,12.50\n");

        assertThat(values(guessed)).containsEntry("encoding", "UTF-16").containsEntry("customer", "customer");
    }

    @Test
    void linesOfJsonAreObjects() throws IOException {
        GuessedConfig guessed = of("events.jsonl", StandardCharsets.UTF_8, """
                {"user_id":"u1","order_id":1,"paid_at":"2026-01-03T10:00:00Z","amount":12.5,"currency":"USD"}
                {"user_id":"u2","order_id":2,"paid_at":"2026-01-04T11:30:00Z","amount":7,"currency":"USD","tags":[1]}
                """);

        assertThat(values(guessed))
                .containsEntry("format", "json")
                .containsEntry("customer", "user_id")
                .containsEntry("time", "paid_at")
                .containsEntry("amount", "amount")
                .containsEntry("currency", "USD")
                .doesNotContainKey("time_format");
    }

    @Test
    void wordsThatFitBothWaysAreUnsureAndSayWhy() throws IOException {
        GuessedConfig guessed = of("both.csv", StandardCharsets.UTF_8, """
                customer_id,order_date,amount
                a,01/02/2026,10.00
                b,02/02/2026,11.00
                c,03/02/2026,12.00
                d,01/03/2026,13.00
                """);

        assertThat(values(guessed)).containsEntry("time_format", "d/M/yyyy");
        assertThat(guessed.unsure())
                .filteredOn(line -> line.key().equals("time_format"))
                .singleElement()
                .satisfies(line -> assertThat(line.guess().why()).startsWith("d/M/yyyy and M/d/yyyy both fit"));
    }

    @Test
    void theEndOfALongFileDecidesWhatItsBeginningLeavesOpen() throws IOException {
        StringBuilder text = new StringBuilder("customer_id,order_date,amount\n");
        for (int row = 0; row < 60_000; row++) {
            text.append("c")
                    .append(row)
                    .append(",01/0")
                    .append(1 + row / 10_000)
                    .append("/2026,10.00\n");
        }
        text.append("last,31/12/2026,10.00\n");

        GuessedConfig guessed = of("long.csv", StandardCharsets.UTF_8, text.toString());

        assertThat(values(guessed)).containsEntry("time_format", "d/M/yyyy");
        assertThat(sureness(guessed, "time_format")).isEqualTo(Sureness.SURE);
    }

    @Test
    void aFileWithoutHeaderGetsNames() throws IOException {
        GuessedConfig guessed = of("plain.csv", StandardCharsets.UTF_8, """
                7,2026-01-03,12.50
                8,2026-01-04,7.25
                """);

        assertThat(values(guessed))
                .containsEntry("header", "false")
                .containsEntry("names", "[column_1, column_2, column_3]")
                .containsEntry("time", "column_2")
                .containsEntry("amount", "column_3")
                .containsEntry("customer", "CHANGE_ME");
    }

    @Test
    void theFileHasAtMostTwentyLinesWithoutComments() throws IOException {
        GuessedConfig guessed = of("all.csv", StandardCharsets.ISO_8859_1, """
                client;commande n°;order_no;date;amount;qty;sku;currency;status;country
                1;x;o1;24.12.2025 10:00;1.234,50;1;s1;EUR;paid;FR
                2;y;o2;25.12.2025 11:00;34,50;2;s2;USD;returned;DE
                """);

        assertThat(guessed.yaml().lines().filter(line -> !line.strip().startsWith("#")))
                .hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void anEmptyFolderIsNamed() {
        assertThatThrownBy(() -> new Discovery(List.of(folder.toString()), folder).run())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("input.missing"))
                .hasMessageContaining("there is no file with content");
    }

    @Test
    void aSpreadsheetIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("book.xlsx"), new byte[] {'P', 'K', 3, 4});

        assertThatThrownBy(() -> new Discovery(List.of(file.toString()), folder).run())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("input.format"))
                .hasMessageContaining("it is a spreadsheet or an archive");
    }

    private GuessedConfig of(String name, Charset charset, String content) throws IOException {
        return new Guessing(folder).of(name, charset, content);
    }
}
