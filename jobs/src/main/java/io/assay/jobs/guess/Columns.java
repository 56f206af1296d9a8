package io.assay.jobs.guess;

import io.assay.jobs.guess.SampledTable.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Gives each role the column that fits it best, by name and by content; a column has one role. */
final class Columns {
    private static final double NAMED = 0.55;
    private static final int FEW_VALUES = 12;
    private static final int MOST_GROUPS = 300;
    private static final int LEAST_VISITS = 2;
    /** So many rows on average are no lines of one purchase. */
    private static final int MOST_LINES = 500;

    private final List<Column> columns;
    private final Map<String, Guess<TimeGuess.Reading>> times;
    private final Map<Role, Guess<Column>> found = new EnumMap<>(Role.class);
    private final Set<String> taken = new HashSet<>();

    private Columns(List<Column> columns, Map<String, Guess<TimeGuess.Reading>> times) {
        this.columns = columns;
        this.times = times;
    }

    /**
     * The roles that could be filled.
     *
     * @param times columns that can be read as times
     */
    static Map<Role, Guess<Column>> assign(List<Column> columns, Map<String, Guess<TimeGuess.Reading>> times) {
        Columns roles = new Columns(columns, times);
        roles.assign();
        return roles.found;
    }

    private void assign() {
        named(Role.TIME, column -> times.containsKey(column.name()));
        if (!found.containsKey(Role.TIME)) {
            byContent(Role.TIME, column -> times.containsKey(column.name()), "the only column of times");
        }
        named(Role.CUSTOMER, column -> !isMoney(column));
        named(Role.TRANSACTION, column -> !isMoney(column) && column.values().size() <= MOST_LINES * column.distinct());
        named(Role.QUANTITY, NumberGuess::isNumber);
        named(Role.UNIT_PRICE, NumberGuess::isNumber);
        named(Role.AMOUNT, NumberGuess::isNumber);
        if (!found.containsKey(Role.AMOUNT)) {
            side(Role.DEBIT);
        }
        if (found.containsKey(Role.DEBIT)) {
            side(Role.CREDIT);
        }
        named(Role.CURRENCY, column -> column.values().stream().allMatch(value -> value.matches("[A-Za-z]{3}")));
        named(Role.PRODUCT, column -> !isMoney(column));
        named(Role.RETURN_STATUS, column -> column.distinct() <= FEW_VALUES && ReturnWords.in(column));
        named(Role.PEER_GROUP, column -> column.distinct() > 1 && column.distinct() <= MOST_GROUPS);
        if (!found.containsKey(Role.AMOUNT) && !found.containsKey(Role.DEBIT) && !hasPrice()) {
            byContent(Role.AMOUNT, this::isMoney, "the only column of numbers with decimals");
        }
        if (!found.containsKey(Role.CUSTOMER)) {
            returning().ifPresent(this::takeAsCustomer);
        }
    }

    /** A side of an account goes by its usual names only: a credit limit is none. */
    private void side(Role role) {
        named(role, column -> role.fit(column.name()) > NAMED && NumberGuess.isNumber(column));
    }

    private void takeAsCustomer(Column column) {
        String why = "no name says it; it has " + column.distinct() + " values in "
                + column.values().size() + " rows, as customers have who return";
        take(Role.CUSTOMER, Guess.unsure(column, why));
    }

    /** The column whose values come again as customers do: many of them, most more than once, and no groups. */
    private Optional<Column> returning() {
        return columns.stream()
                .filter(column -> !taken.contains(column.name()) && !times.containsKey(column.name()))
                .filter(column -> !isMoney(column) && column.distinct() > FEW_VALUES)
                .filter(column ->
                        column.distinct() * LEAST_VISITS <= column.values().size())
                .max(Comparator.comparingLong(Column::distinct));
    }

    private boolean hasPrice() {
        return found.containsKey(Role.QUANTITY) && found.containsKey(Role.UNIT_PRICE);
    }

    /** Numbers, some with decimals; ids may end in .0, and a few may begin or end with letters. */
    private boolean isMoney(Column column) {
        return NumberGuess.isNumber(column)
                && NumberGuess.bare(column).stream()
                        .anyMatch(value -> !value.matches("[-+]?[0-9]+([.,]0)?") && !value.matches(".*\\p{L}.*"));
    }

    private void named(Role role, Predicate<Column> fits) {
        List<Column> candidates = columns.stream()
                .filter(column -> !taken.contains(column.name()) && role.fit(column.name()) > 0)
                .filter(column -> !column.values().isEmpty() && !isCalledElse(role, column))
                .filter(fits)
                .sorted(Comparator.comparingDouble((Column column) -> -role.fit(column.name())))
                .toList();
        candidates.stream().findFirst().ifPresent(best -> {
            boolean clear = role.fit(best.name()) >= NAMED
                    && (candidates.size() == 1 || role.fit(candidates.get(1).name()) < role.fit(best.name()));
            String why = "its name"
                    + (candidates.size() > 1
                            ? "; also possible: " + candidates.get(1).name()
                            : "");
            take(role, clear ? Guess.likely(best, why) : Guess.unsure(best, why));
        });
    }

    /** Whether the name tells another role better: a total price is no price of a piece. */
    private static boolean isCalledElse(Role role, Column column) {
        double fit = role.fit(column.name());
        return Arrays.stream(Role.values()).anyMatch(other -> other.fit(column.name()) > fit);
    }

    private void byContent(Role role, Predicate<Column> fits, String why) {
        List<Column> candidates = columns.stream()
                .filter(column -> !taken.contains(column.name()))
                .filter(fits)
                .toList();
        Optional<Column> first = candidates.stream().findFirst();
        first.ifPresent(column -> take(
                role,
                candidates.size() == 1
                        ? Guess.likely(column, why)
                        : Guess.unsure(column, "one of " + candidates.size() + " columns that would do")));
    }

    private void take(Role role, Guess<Column> guess) {
        found.put(role, guess);
        taken.add(guess.value().name());
    }
}
