package io.assay.jobs.guess;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Currencies of countries, by their names in English and Chinese and their codes. */
final class Countries {
    private static final Map<String, String> ALSO_CALLED = Map.ofEntries(
            Map.entry("uk", "GB"),
            Map.entry("england", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("usa", "US"),
            Map.entry("united states of america", "US"),
            Map.entry("eire", "IE"),
            Map.entry("holland", "NL"),
            Map.entry("czech republic", "CZ"),
            Map.entry("south korea", "KR"),
            Map.entry("russia", "RU"),
            Map.entry("korea", "KR"),
            Map.entry("hong kong", "HK"),
            Map.entry("香港", "HK"),
            Map.entry("澳门", "MO"));
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The currency of a country; empty when the word is no country. */
    static Optional<String> currency(String country) {
        return Optional.ofNullable(CODES.get(country.strip().toLowerCase(Locale.ROOT)))
                .map(code -> Currency.getInstance(
                        new Locale.Builder().setRegion(code).build()))
                .map(Currency::getCurrencyCode);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>(ALSO_CALLED);
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            codes.put(code.toLowerCase(Locale.ROOT), code);
            codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            codes.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            codes.put(country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE), code);
        }
        return codes;
    }
}
