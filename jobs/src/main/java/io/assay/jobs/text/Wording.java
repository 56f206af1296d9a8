package io.assay.jobs.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;

/** Words and numbers as one language writes them: all that people are told, but for errors and options. */
public final class Wording {
    private static final String ABSENT = "–";
    private static final int MINOR_DIGITS = 2;
    private static final double MEBIBYTE = 1 << 20;
    private static final double GIBIBYTE = 1 << 30;
    private static final double THREE_DIGITS = 100;

    private final Language language;
    private final String currency;
    private final Properties words;

    private Wording(Language language, String currency, Properties words) {
        this.language = language;
        this.currency = currency;
        this.words = words;
    }

    /** The words of a language, where no money is spoken of. */
    public static Wording of(Language language) {
        return of(language, "");
    }

    /** The words of a language, for money of a currency. */
    public static Wording of(Language language, String currency) {
        return new Wording(language, currency, WordFile.read(Wording.class, "words", language));
    }

    /**
     * The same with the words of one subject too, which stand in files of their own beside a class.
     *
     * @throws IllegalArgumentException where both have words for the same key
     */
    public Wording with(Class<?> subject) {
        Properties all = WordFile.read(subject, "words", language);
        words.forEach((key, sentence) -> {
            if (all.putIfAbsent(key, sentence) != null) {
                throw new IllegalArgumentException("Words are given twice for " + key);
            }
        });
        return new Wording(language, currency, all);
    }

    /** The language that it speaks. */
    public Language language() {
        return language;
    }

    /** Currency of all money. */
    public String currency() {
        return currency;
    }

    /** A sentence with values in the places {0}, {1} and so on. */
    public String say(String key, Object... values) {
        String sentence = words.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("Cannot say " + key + " in " + language.code());
        }
        for (int i = 0; i < values.length; i++) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return sentence;
    }

    /** What a code is called, or the code itself where nobody gave it a name. */
    public String name(String kind, String code) {
        return words.getProperty(kind + "." + code, code);
    }

    /** A whole number, its digits in groups. */
    public String count(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** An amount with its currency, exact to the cent where the currency has cents. */
    public String money(BigDecimal amount) {
        return say("number.money", amount(amount), currency).strip();
    }

    /** The same of an amount in minor units, hundredths. */
    public String money(long minor) {
        return money(BigDecimal.valueOf(minor, MINOR_DIGITS));
    }

    /** An amount alone. */
    public String amount(BigDecimal amount) {
        return decimals(amount, cents());
    }

    /** The same of an amount in minor units, hundredths. */
    public String amount(long minor) {
        return amount(BigDecimal.valueOf(minor, MINOR_DIGITS));
    }

    /** Decimals of an amount: two, or none where the currency has no smaller unit. */
    public int cents() {
        boolean whole = Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(currency) && known.getDefaultFractionDigits() == 0);
        return whole ? 0 : 2;
    }

    /** An amount in a few digits, for tiles. */
    public String roundMoney(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCompactNumberInstance(language.locale(), NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(2);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount.doubleValue());
    }

    /** A number with as many decimals as given at most. */
    public String decimals(BigDecimal number, int places) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /** The same of a number that is no decimal. */
    public String decimals(double number, int places) {
        return decimals(BigDecimal.valueOf(number), places);
    }

    /** A share in percent with one decimal. */
    public String share(double share) {
        BigDecimal tenths = BigDecimal.valueOf(share).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return decimals(tenths, 1) + "%";
    }

    /** The same of a share that may be missing. */
    public String share(OptionalDouble share) {
        return share.isPresent() ? share(share.getAsDouble()) : ABSENT;
    }

    /** What share a part is of a whole; none of nothing. */
    public String share(long part, long whole) {
        return share(whole == 0 ? 0 : (double) part / whole);
    }

    /** A positive multiple in about three digits: 98.7, or 1/100 where it is below one. */
    public String factor(double factor) {
        return factor >= 1 ? threeDigits(factor) : say("number.part", threeDigits(1 / factor));
    }

    private String threeDigits(double number) {
        return decimals(number, number < THREE_DIGITS ? 1 : 0);
    }

    /** A size of memory or files. */
    public String bytes(long bytes) {
        return bytes < GIBIBYTE ? decimals(bytes / MEBIBYTE, 1) + " MiB" : decimals(bytes / GIBIBYTE, 1) + " GiB";
    }

    /** A first and a last thing, or the one that both are. */
    public String range(Object first, Object last) {
        return first.equals(last) ? first.toString() : say("number.range", first, last);
    }

    /** A number as exact as it is stored, without zeros at its end. */
    public String exact(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /** What stands where there is nothing to say. */
    public String absent() {
        return ABSENT;
    }

    /** The text of a value that may be missing. */
    public String orAbsent(Optional<String> text) {
        return text.orElse(ABSENT);
    }
}
