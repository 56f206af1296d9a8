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
import java.util.stream.Stream;

/**
 * Tells the currency of results: from a column of currencies, from the names of columns, or from countries when nearly
 * all rows are of countries that share one.
 */
final class CurrencyGuess {
    private static final double NEARLY_ALL = 0.8;
    private static final double NAMED = 0.55;
    private static final Pattern CODE =
            Pattern.compile("(?i)(?:^|[^a-z])(usd|eur|gbp|cny|rmb|jpy|chf|brl|inr|hkd|sgd|aud|cad)(?:$|[^a-z])");
    private static final Map<String, String> SIGNS = Map.of("元", "CNY", "￥", "CNY", "€", "EUR", "£", "GBP");

    private CurrencyGuess() {}

    static Guess<String> of(List<Column> columns, Optional<Column> currency) {
        return currency.map(CurrencyGuess::ofValues)
                .or(() -> columns.stream().flatMap(CurrencyGuess::ofName).findFirst())
                .or(() -> columns.stream().flatMap(CurrencyGuess::ofCountries).findFirst())
                .orElseGet(() -> ofNothing(columns));
    }

    private static Guess<String> ofValues(Column currency) {
        String most = mostFrequent(currency.values()).toUpperCase(Locale.ROOT);
        return currency.distinct() == 1
                ? Guess.sure(most, "the only value of " + currency.name())
                : Guess.unsure(most, "the most frequent value of " + currency.name() + "; others need 'rates'");
    }

    private static Stream<Guess<String>> ofName(Column column) {
        Matcher code = CODE.matcher(column.name());
        Stream<String> written = code.find() ? Stream.of(normal(code.group(1))) : Stream.empty();
        Stream<String> signs =
                SIGNS.keySet().stream().filter(column.name()::contains).sorted().map(SIGNS::get);
        return Stream.concat(written, signs).limit(1).map(found -> Guess.likely(found, "the name of " + column.name()));
    }

    private static Stream<Guess<String>> ofCountries(Column column) {
        List<String> currencies = column.values().stream()
                .flatMap(value -> Countries.currency(value).stream())
                .toList();
        boolean countries = Role.PEER_GROUP.fit(column.name()) >= NAMED && isNearlyAll(currencies, column);
        if (!countries || currencies.isEmpty()) {
            return Stream.empty();
        }
        String most = mostFrequent(currencies);
        List<String> alike = currencies.stream().filter(most::equals).toList();
        String why = 100 * alike.size() / column.values().size() + "% of rows are of a " + column.name()
                + " that pays in " + most;
        return Stream.of(
                isNearlyAll(alike, column)
                        ? Guess.likely(most, why)
                        : Guess.unsure(most, "only " + why + "; nothing else tells the currency"));
    }

    private static boolean isNearlyAll(List<String> values, Column of) {
        return values.size() >= NEARLY_ALL * of.values().size();
    }

    private static Guess<String> ofNothing(List<Column> columns) {
        boolean chinese = columns.stream().anyMatch(column -> column.name().matches(".*\\p{IsHan}.*"));
        return chinese
                ? Guess.unsure("CNY", "the names of columns are Chinese; nothing else tells the currency")
                : Guess.unsure("EUR", "nothing tells the currency");
    }

    private static String normal(String code) {
        return code.equalsIgnoreCase("rmb") ? "CNY" : code.toUpperCase(Locale.ROOT);
    }

    private static String mostFrequent(List<String> values) {
        return values.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }
}
