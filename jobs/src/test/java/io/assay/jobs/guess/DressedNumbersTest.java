package io.assay.jobs.guess;

import static io.assay.jobs.guess.Guessing.sureness;
import static io.assay.jobs.guess.Guessing.values;
import static io.assay.jobs.guess.Guessing.why;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.guess.Guess.Sureness;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amounts as people and bookkeeping programs write them, with more around them than digits. */
class DressedNumbersTest {
    @TempDir
    Path folder;

    @Test
    void aCurrencyBehindTheAmountIsTakenOff() throws IOException {
        GuessedConfig guessed = of("""
                Kunde;Bestelldatum;Gesamtbetrag
                1000;01.01.24;1.934,14 €
                1001;13.01.24;-7,50 €
                """);

        assertThat(values(guessed))
                .containsEntry("amount", "regexp_replace(Gesamtbetrag, '[^0-9.,(+-]', '')")
                .containsEntry("decimal", ",")
                .containsEntry("thousands", ".")
                .containsEntry("currency", "EUR");
        assertThat(why(guessed, "amount")).contains("€ is taken off");
    }

    @Test
    void bracketsAndMinusSignsAtTheEndMeanLessThanZero() throws IOException {
        GuessedConfig dollars = of("""
                customer_id,order_date,order_total
                a,2024-01-13,"$1,234.56"
                b,2024-01-14,($45.00)
                """);
        GuessedConfig ledger = of("""
                Kundennr;Buchungsdatum;Nettobetrag
                0000000001;31.01.2024;1.045,00-
                0000000002;31.01.2024;45,00
                """);

        assertThat(values(dollars)).containsEntry("thousands", ",").containsEntry("currency", "USD");
        assertThat(sureness(dollars, "currency")).isEqualTo(Sureness.UNSURE);
        assertThat(computed(values(dollars).get("amount"), "order_total", "($45.00)"))
                .isEqualTo("-45.00");
        assertThat(computed(values(ledger).get("amount"), "Nettobetrag", "1.045,00-"))
                .isEqualTo("-1.045,00");
        assertThat(computed(values(ledger).get("amount"), "Nettobetrag", "45,00"))
                .isEqualTo("45,00");
    }

    @Test
    void aPriceWithACurrencyIsMultiplied() throws IOException {
        GuessedConfig guessed = of("""
                Kunde;Datum;Menge;Einzelpreis
                1000;31.01.2024;3;1.934,14 €
                1001;31.01.2024;1;7,50 €
                """);

        String amount = values(guessed).get("amount").replace("Menge", "3");
        assertThat(new BigDecimal(computed(amount, "Einzelpreis", "1.934,14 €")))
                .isEqualByComparingTo("5802.42");
    }

    @Test
    void codesWithDigitsAreNoMoney() throws IOException {
        GuessedConfig guessed = of("""
                customer,day,amount,sku
                C100,2024-01-13,12.50,P17
                C101,2024-01-14,8.00,P18
                """);

        assertThat(values(guessed)).containsEntry("customer", "customer").containsEntry("amount", "amount");
    }

    @Test
    void threeDigitsAfterTheOnlySignAreAThousandAndUnsure() throws IOException {
        GuessedConfig guessed = of("""
                customer,day,amount
                a,2024-01-13,"1,200"
                b,2024-01-14,900
                """);

        assertThat(values(guessed)).containsEntry("decimal", ".").containsEntry("thousands", ",");
        assertThat(sureness(guessed, "thousands")).isEqualTo(Sureness.UNSURE);
        assertThat(why(guessed, "thousands")).isEqualTo("1,200 is read as a whole number, not as decimals");
    }

    private static String computed(String expression, String column, String value) {
        return LocalSpark.session()
                .createDataset(List.of(value), Encoders.STRING())
                .toDF(column)
                .selectExpr("cast(" + expression + " as string)")
                .as(Encoders.STRING())
                .first();
    }

    private GuessedConfig of(String content) throws IOException {
        return new Guessing(folder).of("file.csv", StandardCharsets.UTF_8, content);
    }
}
