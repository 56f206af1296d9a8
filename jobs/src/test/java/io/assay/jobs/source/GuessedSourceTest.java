package io.assay.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ConfigReader;
import io.assay.jobs.config.ConfigRequest;
import io.assay.jobs.guess.Discovery;
import io.assay.jobs.guess.GuessedConfig;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are read by what was guessed of them alone: every row and every cent arrives. */
class GuessedSourceTest {
    private static final int ROWS = 60;

    @TempDir
    private Path folder;

    /** One purchase of the test's own books; every tenth is a return. */
    private record Sale(int number, BigDecimal amount) {
        String customer() {
            return "K" + number % 17;
        }

        boolean isReturn() {
            return number % 10 == 9;
        }

        BigDecimal signed() {
            return isReturn() ? amount.negate() : amount;
        }

        String time(String pattern) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time());
        }

        long millis() {
            return time().toInstant(ZoneOffset.UTC).toEpochMilli();
        }

        private LocalDateTime time() {
            return LocalDateTime.of(2025, 1, 2, 10, 30).plusDays(number).plusMinutes(number);
        }

        /** As Germans write it: 1.234,50. */
        String german() {
            return String.format(Locale.ROOT, "%,.2f", amount)
                    .replace(',', '_')
                    .replace('.', ',')
                    .replace('_', '.');
        }
    }

    /** How a shop writes its books. */
    private record Books(String file, String encoding, String header, Function<Sale, String> row) {
        byte[] bytes() {
            return sales().stream()
                    .map(row)
                    .collect(Collectors.joining("\n", header.isEmpty() ? "" : header + "\n", "\n"))
                    .getBytes(Charset.forName(encoding));
        }

        @Override
        public String toString() {
            return file + " in " + encoding;
        }
    }

    static List<Books> books() {
        return List.of(
                new Books(
                        "bank.csv",
                        "windows-1252",
                        "Umsätze der Filiale Süd\n\nKontonummer und Kunde;Datum;Betrag;Währung;Soll/Haben",
                        sale -> "%s;%s;%s;EUR;%s"
                                .formatted(
                                        sale.customer(),
                                        sale.time("dd.MM.yyyy"),
                                        sale.german(),
                                        sale.isReturn() ? "H" : "S")),
                new Books("交易.csv", "GB18030", "客户编号,交易时间,金额,商品名称,订单号,数量,单价,退货标志", sale -> "%s,%s,%s,茶叶,D%d,1,%s,%s"
                        .formatted(
                                sale.customer(),
                                sale.time("yyyy/M/d H:mm"),
                                sale.amount(),
                                sale.number(),
                                sale.amount(),
                                sale.isReturn() ? "是" : "否")),
                new Books(
                        "events.ndjson",
                        "UTF-8",
                        "",
                        sale -> "{\"ts\":%d,\"user\":{\"id\":\"%s\"},\"order\":{\"id\":%d,\"total\":%s}}"
                                .formatted(sale.millis(), sale.customer(), sale.number(), sale.signed())),
                new Books(
                        "export.txt",
                        "UTF-16",
                        "Client ID\tOrder No\tOrder Date\tNet Amount (£)",
                        sale -> "%s\tSO%d\t%s\t\"%,.2f\""
                                .formatted(
                                        sale.customer(), sale.number(), sale.time("dd/MM/yyyy HH:mm"), sale.signed())),
                new Books("fakturen.csv", "UTF-8", "Kundennr;Beleg;Buchungsdatum;Nettobetrag", sale -> "%s;%d;%s;%s%s"
                        .formatted(
                                sale.customer(),
                                sale.number(),
                                sale.time("dd.MM.yy"),
                                sale.german(),
                                sale.isReturn() ? "-" : "")),
                new Books("orders.csv", "UTF-8", "Customer Email,Purchased At,Order Total", sale -> (sale.isReturn()
                                ? "%s@x.org,%s,\"($%,.2f)\""
                                : "%s@x.org,%s,\"$%,.2f\"")
                        .formatted(sale.customer(), sale.time("M/d/yyyy h:mm:ss a"), sale.amount())),
                new Books(
                        "recharges.csv",
                        "UTF-8",
                        "MSISDN|RECHARGE_DT|RECHARGE_AMT|CHANNEL",
                        sale -> "86138000%s|%s|%s|APP"
                                .formatted(sale.customer().substring(1), sale.time("yyyyMMddHHmmss"), sale.signed())));
    }

    private static List<Sale> sales() {
        return IntStream.range(0, ROWS)
                .mapToObj(number -> new Sale(number, BigDecimal.valueOf(950 + 7L * number * number * 37, 2)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("books")
    void everyRowAndEveryCentArrives(Books books) throws IOException {
        Path file = Files.write(folder.resolve(books.file()), books.bytes());

        InputFolder.Result read = InputFolder.run(guessed(file));

        BigDecimal money = sales().stream().map(Sale::signed).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(read.accounting().rowsByReason()).isEmpty();
        assertThat(read.accounting().money()).singleElement().satisfies(line -> assertThat(line.stored())
                .isEqualByComparingTo(money));
        assertThat(read.accepted()).hasSize(17);
    }

    private AssayConfig guessed(Path file) throws IOException {
        GuessedConfig guessed = new Discovery(List.of(file.toString()), folder).run();
        Path written = Files.writeString(folder.resolve("assay.yaml"), guessed.yaml());
        return ConfigReader.read(new ConfigRequest(
                        List.of(written.toString()),
                        List.of(),
                        guessed.asOf().map(Object::toString),
                        Optional.of(folder.resolve("warehouse").toString()),
                        folder))
                .config();
    }
}
