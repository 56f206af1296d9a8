package io.assay.jobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties english = words("en");
        Properties chinese = words("zh");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(values(chinese.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key)));
        }
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        Wording english = Wording.of(Language.EN, "EUR");
        Wording chinese = Wording.of(Language.ZH, "CNY");

        assertThat(english.money(new BigDecimal("1234.5"))).isEqualTo("EUR 1,234.50");
        assertThat(chinese.money(new BigDecimal("1234.5"))).isEqualTo("1,234.50 CNY");
        assertThat(Wording.of(Language.EN, "JPY").money(new BigDecimal("1234.00")))
                .isEqualTo("JPY 1,234");
        assertThat(english.roundMoney(new BigDecimal("2445667.06"))).isEqualTo("2.45M");
        assertThat(chinese.roundMoney(new BigDecimal("2445667.06"))).isEqualTo("244.57万");
        assertThat(english.share(-0.00008)).isEqualTo("0.0%");
    }

    private static Set<String> values(String sentence) {
        return Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                Wording.class.getResourceAsStream("words_" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(file);
        }
        return words;
    }
}
