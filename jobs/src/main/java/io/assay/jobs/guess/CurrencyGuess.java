package io.assay.jobs.guess;

import io.assay.jobs.guess.SampledTable.Column;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells the currency of results from columns, their names, or the country of most rows. */
final class CurrencyGuess {
    private static final Pattern CODE =
            Pattern.compile("(?i)(?:^|[^a-z])(usd|eur|gbp|cny|rmb|jpy|chf|brl|inr|hkd|sgd|aud|cad)(?:$|[^a-z])");
    private static final Map<String, String> SIGNS = Map.of("元", "CNY", "￥", "CNY", "€", "EUR", "£", "GBP");
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("united kingdom", "GBP"),
            Map.entry("uk", "GBP"),
            Map.entry("gb", "GBP"),
            Map.entry("united states", "USD"),
            Map.entry("usa", "USD"),
            Map.entry("us", "USD"),
            Map.entry("germany", "EUR"),
            Map.entry("de", "EUR"),
            Map.entry("france", "EUR"),
            Map.entry("fr", "EUR"),
            Map.entry("china", "CNY"),
            Map.entry("cn", "CNY"),
            Map.entry("中国", "CNY"),
            Map.entry("brazil", "BRL"),
            Map.entry("japan", "JPY"));

    private CurrencyGuess() {}

    static Guess<String> of(List<Column> columns, Optional<Column> currency, Optional<Column> group) {
        if (currency.isPresent()) {
            String most = mostFrequent(currency.get()).toUpperCase(Locale.ROOT);
            return currency.get().distinct() == 1
                    ? Guess.sure(most, "the only value of " + currency.get().name())
                    : Guess.unsure(
                            most, "the most frequent value of " + currency.get().name() + "; others need 'rates'");
        }
        for (Column column : columns) {
            Matcher code = CODE.matcher(column.name());
            if (code.find()) {
                return Guess.likely(normal(code.group(1)), "the name of " + column.name());
            }
            Optional<String> sign =
                    SIGNS.keySet().stream().filter(column.name()::contains).findFirst();
            if (sign.isPresent()) {
                return Guess.likely(SIGNS.get(sign.get()), "the name of " + column.name());
            }
        }
        Optional<String> country = group.map(CurrencyGuess::mostFrequent);
        Optional<String> ofCountry = country.map(name -> COUNTRIES.get(name.toLowerCase(Locale.ROOT)));
        if (ofCountry.isPresent()) {
            return Guess.unsure(ofCountry.get(), "most rows are of " + country.get());
        }
        boolean chinese = columns.stream().anyMatch(column -> column.name().matches(".*\\p{IsHan}.*"));
        return chinese
                ? Guess.unsure("CNY", "the names of columns are Chinese; nothing else tells the currency")
                : Guess.unsure("EUR", "nothing tells the currency");
    }

    private static String normal(String code) {
        return code.equalsIgnoreCase("rmb") ? "CNY" : code.toUpperCase(Locale.ROOT);
    }

    private static String mostFrequent(Column column) {
        return column.values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }
}
