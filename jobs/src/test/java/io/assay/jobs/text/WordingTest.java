package io.assay.jobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.ingest.Reason;
import io.assay.jobs.profile.Profile;
import java.math.BigDecimal;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    @ParameterizedTest
    @ValueSource(classes = {Wording.class, Profile.class})
    void bothLanguagesSayTheSameThings(Class<?> subject) {
        Properties english = WordFile.read(subject, "words", Language.EN);
        Properties chinese = WordFile.read(subject, "words", Language.ZH);

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(values(chinese.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasWordsAndAFix(Language language) {
        Wording words = Wording.of(language).with(Profile.class);
        for (Reason reason : Reason.values()) {
            assertThat(words.name("reason", reason.code())).isNotBlank().isNotEqualTo(reason.code());
            assertThat(words.say("fix.reason." + reason.code())).isNotBlank();
        }
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        Wording english = Wording.of(Language.EN, "EUR");
        Wording chinese = Wording.of(Language.ZH, "CNY");

        assertThat(english.money(new BigDecimal("1234.5"))).isEqualTo("EUR 1,234.50");
        assertThat(chinese.money(new BigDecimal("1234.5"))).isEqualTo("1,234.50 CNY");
        assertThat(english.money(123_450)).isEqualTo("EUR 1,234.50");
        assertThat(Wording.of(Language.EN, "JPY").money(new BigDecimal("1234.00")))
                .isEqualTo("JPY 1,234");
        assertThat(english.roundMoney(new BigDecimal("2445667.06"))).isEqualTo("2.45M");
        assertThat(chinese.roundMoney(new BigDecimal("2445667.06"))).isEqualTo("244.57万");
        assertThat(english.share(-0.00008)).isEqualTo("0.0%");
        assertThat(english.share(1, 8)).isEqualTo("12.5%");
        assertThat(english.share(0, 0)).isEqualTo("0.0%");
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
        assertThatThrownBy(() -> Wording.of(Language.EN).say("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot say nothing in en");
    }

    @Test
    void noTwoSubjectsHaveWordsForTheSameKey() {
        Wording profile = Wording.of(Language.EN).with(Profile.class);

        assertThatThrownBy(() -> profile.with(Profile.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Words are given twice for ");
    }

    private static Set<String> values(String sentence) {
        return Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
