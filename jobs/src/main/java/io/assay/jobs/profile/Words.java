package io.assay.jobs.profile;

import io.assay.jobs.text.Language;
import io.assay.jobs.text.WordFile;
import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.util.Properties;

/** What a profile says, in one language. */
record Words(Wording general, Properties own) {
    private static final int CENTS = 2;
    private static final double MEBIBYTE = 1 << 20;
    private static final double GIBIBYTE = 1 << 30;
    private static final double THREE_DIGITS = 100;

    static Words of(Language language, String currency) {
        return new Words(Wording.of(language, currency), WordFile.read(Words.class, "words", language));
    }

    /** A sentence with values in the places {0}, {1} and so on. */
    String say(String key, Object... values) {
        String sentence = own.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException(
                    "Cannot say " + key + " in " + general.language().code());
        }
        for (int i = 0; i < values.length; i++) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return sentence;
    }

    /** Why rows are not accepted. */
    String reason(String code) {
        return general.name("reason", code);
    }

    String count(long number) {
        return general.count(number);
    }

    /** An amount in minor units, with its currency. */
    String money(long minor) {
        return money(BigDecimal.valueOf(minor, CENTS));
    }

    String money(BigDecimal amount) {
        return general.money(amount);
    }

    /** An amount in minor units. */
    String amount(long minor) {
        return amount(BigDecimal.valueOf(minor, CENTS));
    }

    String amount(BigDecimal amount) {
        return general.amount(amount);
    }

    String share(double share) {
        return general.share(share);
    }

    String share(long part, long whole) {
        return share(whole == 0 ? 0 : (double) part / whole);
    }

    /** A multiple in about three digits. */
    String factor(double factor) {
        return factor >= 1 ? threeDigits(factor) : say("number.part", threeDigits(1 / factor));
    }

    private String threeDigits(double number) {
        return general.decimals(number, number < THREE_DIGITS ? 1 : 0);
    }

    String bytes(long bytes) {
        return bytes < GIBIBYTE
                ? general.decimals(bytes / MEBIBYTE, 1) + " MiB"
                : general.decimals(bytes / GIBIBYTE, 1) + " GiB";
    }

    /** A first and a last thing, or the one that both are. */
    String range(Object first, Object last) {
        return first.equals(last) ? first.toString() : say("range", first, last);
    }
}
