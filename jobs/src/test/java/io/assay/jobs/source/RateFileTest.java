package io.assay.jobs.source;

import static io.assay.jobs.source.InputFolder.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateFileTest {
    @TempDir
    private Path folder;

    private InputFolder input() {
        return new InputFolder(folder);
    }

    @Test
    @Fault("I20")
    void mixedCurrenciesWithoutRatesAreRefused() {
        assertFails(
                input().file("a.csv", "id,day,amount,cur\nann,2025-06-01,1,EUR\nbob,2025-06-01,1,USD\n")
                        .columns("{customer: id, time: day, amount: amount, currency: cur}"),
                "input.mixed-currencies",
                "The sources hold amounts in USD beside EUR, and there is no rate table",
                "Set rates to a CSV file");
    }

    @Test
    @Fault({"I20", "I21"})
    void ratesConvertByDayAndMissingOnesAreQuarantined() throws IOException {
        Files.writeString(
                folder.resolve("rates.csv"),
                "currency,date,rate\nUSD,2025-06-01,0.875\nUSD,2025-06-02,0.5\nKWD,2025-06-01,2\n");
        InputFolder.Result result = input().file("a.csv", """
                        id,day,amount,cur
                        ann,2025-06-01,1.01,EUR
                        bob,2025-06-01,0.50,usd
                        cat,2025-06-02,0.50,USD
                        dan,2025-06-03,0.50,USD
                        eve,2025-06-01,1.005,KWD
                        fay,2025-06-01,1.0005,KWD
                        """)
                .columns("{customer: id, time: day, amount: amount, currency: cur}")
                .config("rates: rates.csv")
                .run();

        assertThat(result.accepted())
                .as("a dinar has three decimals")
                .isEqualTo(Map.of("ann", "1.01", "bob", "0.44", "cat", "0.25", "eve", "2.01"));
        assertThat(result.quarantined())
                .containsExactly("AMOUNT_SCALE fay,2025-06-01,1.0005,KWD", "NO_RATE dan,2025-06-03,0.50,USD");
        assertThat(result.accounting().rowsIn()).isEqualTo(6);
    }

    @Test
    @Fault("I21")
    void twoRatesForOneDayAreRefused() throws IOException {
        Files.writeString(
                folder.resolve("rates.csv"), "currency,date,rate\nUSD,2025-06-01,0.875\nUSD,2025-06-01,0.875\n");
        assertFails(
                input().file("a.csv", "id,day,amount\nann,2025-06-01,1\n").config("rates: rates.csv"),
                "input.duplicate-rate",
                "has two rates for USD on 2025-06-01",
                "Keep one");
    }

    @ParameterizedTest
    @Fault("I21")
    @CsvSource(
            delimiter = '|',
            value = {
                "currency,day,rate | USD,2025-06-01,0.9 | has the columns [currency, day, rate], not | Give it a header",
                "currency,date,rate | USD,2025-06-01,much | Row 2 of rate file | Write rows such as USD,2025-06-30,0.8532",
                "currency,date,rate | USD,2025-06-01,0 | not a currency code and a positive rate | Write rows such as",
                "currency,date,rate | USD,1/6/2025,0.9 | Row 2 of rate file | Write rows such as",
                "currency,date,rate | USD,2025-06-01 | not a row of 3 fields | Write rows such as"
            })
    void aBrokenRateFileIsRefused(String header, String row, String sentence, String fix) throws IOException {
        Files.writeString(folder.resolve("rates.csv"), header + "\n" + row + "\n");

        assertFails(
                input().file("a.csv", "id,day,amount\nann,2025-06-01,1\n").config("rates: rates.csv"),
                "input.rates",
                sentence,
                fix);
    }
}
