package io.assay.jobs.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.ingest.Reason;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.WordFile;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void bothLanguagesSayTheSameThings() {
        Properties english = words(Language.EN);
        Properties chinese = words(Language.ZH);

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(values(chinese.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key)));
        }
    }

    @Test
    void everyReasonHasWordsAndAFix() {
        for (Language language : Language.values()) {
            Words words = Words.of(language, "EUR");
            for (Reason reason : Reason.values()) {
                assertThat(words.reason(reason.code())).isNotBlank().isNotEqualTo(reason.code());
                assertThat(words.say("fix.reason." + reason.code())).isNotBlank();
            }
        }
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        Words english = Words.of(Language.EN, "EUR");
        Words chinese = Words.of(Language.ZH, "CNY");

        assertThat(english.money(123_450)).isEqualTo("EUR 1,234.50");
        assertThat(chinese.money(123_450)).isEqualTo("1,234.50 CNY");
        assertThat(english.factor(98.7)).isEqualTo("98.7");
        assertThat(english.factor(1003.4)).isEqualTo("1,003");
        assertThat(english.factor(0.01)).isEqualTo("1/100");
        assertThat(english.bytes(3L << 20)).isEqualTo("3.0 MiB");
        assertThat(english.bytes(5L << 29)).isEqualTo("2.5 GiB");
        assertThat(english.range("2026-01", "2026-01")).isEqualTo("2026-01");
        assertThat(english.range("2026-01", "2026-02")).isEqualTo("2026-01 to 2026-02");
    }

    @Test
    void whatNobodyPutIntoWordsIsRefused() {
        assertThatThrownBy(() -> Words.of(Language.EN, "EUR").say("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot say nothing in en");
    }

    private static Set<String> values(String sentence) {
        return Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties words(Language language) {
        return WordFile.read(Words.class, "words", language);
    }
}
