package io.assay.jobs.guess;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The name of a column, made comparable: letters and digits alone, without what stands in brackets.
 *
 * @param words in lower case, the usual abbreviations written out
 * @param plain as it stands, in lower case
 */
record ColumnName(List<String> words, String plain) {
    private static final Map<String, String> WRITTEN_OUT = Map.ofEntries(
            Map.entry("cust", "customer"),
            Map.entry("usr", "user"),
            Map.entry("acct", "account"),
            Map.entry("acc", "account"),
            Map.entry("txn", "transaction"),
            Map.entry("trx", "transaction"),
            Map.entry("trans", "transaction"),
            Map.entry("tran", "transaction"),
            Map.entry("inv", "invoice"),
            Map.entry("ord", "order"),
            Map.entry("prod", "product"),
            Map.entry("curr", "currency"),
            Map.entry("cntry", "country"),
            Map.entry("amt", "amount"),
            Map.entry("dt", "date"),
            Map.entry("tm", "time"),
            Map.entry("ts", "timestamp"),
            Map.entry("cd", "code"),
            Map.entry("no", "id"),
            Map.entry("nr", "id"),
            Map.entry("num", "id"),
            Map.entry("nbr", "id"),
            Map.entry("number", "id"),
            Map.entry("nummer", "id"),
            Map.entry("key", "id"));

    static ColumnName of(String name) {
        String outside = name.replaceAll("[(（\\[].*?[)）\\]]", "");
        String apart = outside.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2");
        List<String> words = Arrays.stream(apart.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> WRITTEN_OUT.getOrDefault(word, word))
                .toList();
        return new ColumnName(words, outside.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
    }

    /** All words as one. */
    String full() {
        return words.stream().collect(Collectors.joining());
    }
}
