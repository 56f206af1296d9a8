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
 * Tells the currency of results from columns, their names, the signs beside amounts, or countries when nearly all
 * rows are of countries that share one.
 *
 * @param numbers columns of amounts and prices
 * @param currency the column of currencies
 */
record CurrencyGuess(List<Column> columns, List<Column> numbers, Optional<Column> currency) {
    private static final Pattern CODE =
            Pattern.compile("(?i)(?:^|[^a-z])(usd|eur|gbp|cny|rmb|jpy|chf|brl|inr|hkd|sgd|aud|cad)(?:$|[^a-z])");
    private static final Map<String, String> SIGNS =
            Map.of("元", "CNY", "￥", "CNY", "€", "EUR", "£", "GBP", "円", "JPY", "R$", "BRL", "HK$", "HKD");
    private static final double NEARLY_ALL = 0.8;
    private static final double NAMED = 0.55;

    Guess<String> guess() {
        return ofColumn()
                .or(this::ofNames)
                .or(this::ofNumbers)
                .or(() -> columns.stream().flatMap(CurrencyGuess::ofCountries).findFirst())
                .orElseGet(() -> isChinese()
                        ? Guess.unsure("CNY", "the names of columns are Chinese; nothing else tells the currency")
                        : Guess.unsure("EUR", "nothing tells the currency"));
    }

    private Optional<Guess<String>> ofColumn() {
        return currency.map(column -> {
            String most = mostFrequent(column.values()).toUpperCase(Locale.ROOT);
            return column.distinct() == 1
                    ? Guess.sure(most, "the only value of " + column.name())
                    : Guess.unsure(most, "the most frequent value of " + column.name() + "; others need 'rates'");
        });
    }

    private Optional<Guess<String>> ofNames() {
        return columns.stream()
                .flatMap(column ->
                        ofText(column.name()).stream().map(code -> Guess.likely(code, "the name of " + column.name())))
                .findFirst();
    }

    private Optional<Guess<String>> ofNumbers() {
        return numbers.stream()
                .flatMap(column -> NumberGuess.dressing(column).stream())
                .map(Dressing::currency)
                .flatMap(sign -> ofSign(sign).stream())
                .findFirst();
    }

    private Optional<Guess<String>> ofSign(String sign) {
        String why = "amounts are written with " + sign;
        if (sign.equals("$")) {
            return Optional.of(Guess.unsure("USD", why + ", which is the sign of other dollars too"));
        }
        if (sign.equals("¥") || sign.equals("￥")) {
            return Optional.of(Guess.unsure(isChinese() ? "CNY" : "JPY", why + ", which is the sign of yuan and yen"));
        }
        Optional<String> known = ofText(sign);
        return known.or(() -> Optional.of(sign).filter(code -> code.matches("[A-Z]{3}")))
                .map(code -> Guess.likely(code, why));
    }

    private static Optional<String> ofText(String text) {
        Matcher code = CODE.matcher(text);
        if (code.find()) {
            return Optional.of(normal(code.group(1)));
        }
        return SIGNS.keySet().stream()
                .filter(text::contains)
                .sorted()
                .findFirst()
                .map(SIGNS::get);
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

    private boolean isChinese() {
        return columns.stream().anyMatch(column -> column.name().matches(".*\\p{IsHan}.*"));
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
