package io.assay.jobs.guess;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.guess.SampledTable.Column;
import io.assay.jobs.guess.SampledTable.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyGuessTest {
    @Test
    void aColumnOfCurrenciesDecidesWhateverTheCountriesSay() {
        Column currency = column("ccy", "USD", "USD");

        Guess<String> guess = new CurrencyGuess(
                        List.of(currency, column("country", "FR", "FR")), List.of(), Optional.of(currency))
                .guess();

        assertThat(guess).isEqualTo(Guess.sure("USD", "the only value of ccy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country | UK UK UK UK France    | GBP | LIKELY | 80% of rows are of a country that pays in GBP",
                "Land    | DE DE FR AT NL        | EUR | LIKELY | 100% of rows are of a Land that pays in EUR",
                "国家      | 中国 中国                 | CNY | LIKELY | 100% of rows are of a 国家 that pays in CNY",
                "country | GB GB GB DE FR        | GBP | UNSURE | only 60% of rows are of a country that pays in GBP;"
                        + " nothing else tells the currency",
                "state   | CA NY TX FL CA        | EUR | UNSURE | nothing tells the currency",
                "product | Turkey Turkey         | EUR | UNSURE | nothing tells the currency",
            })
    void countriesDecideWhenNearlyAllRowsShareACurrency(
            String name, String countries, String currency, Guess.Sureness sureness, String why) {
        Column column = column(name, countries.split(" "));

        assertThat(new CurrencyGuess(List.of(column), List.of(), Optional.empty()).guess())
                .isEqualTo(new Guess<>(currency, sureness, why));
    }

    private static Column column(String name, String... values) {
        return new Column(name, List.of(values), Kind.TEXT);
    }
}
