package io.assay.jobs.guess;

import io.assay.jobs.guess.Guess.Sureness;
import io.assay.jobs.guess.GuessedConfig.Line;
import io.assay.jobs.guess.SampledTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of a guessed source as lines of the configuration. */
record FieldLines(Map<Role, Guess<Column>> roles, char decimal) {
    /** What stands where a required field has no column. */
    private static final String MISSING = "CHANGE_ME";

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "customer", found(Role.CUSTOMER).map(FieldLines::customer).orElseGet(this::nothing)));
        found(Role.TRANSACTION).ifPresent(guess -> lines.add(plain("transaction", guess)));
        lines.add(new Line(
                "time", found(Role.TIME).map(guess -> guess.map(Column::name)).orElseGet(this::nothing)));
        lines.add(new Line("amount", amount()));
        found(Role.QUANTITY).ifPresent(guess -> lines.add(new Line("quantity", number(guess))));
        found(Role.PRODUCT).ifPresent(guess -> lines.add(plain("product", guess)));
        found(Role.CURRENCY)
                .filter(guess -> guess.value().distinct() > 1)
                .ifPresent(guess -> lines.add(plain("currency", guess)));
        found(Role.RETURN_STATUS).ifPresent(guess -> lines.add(new Line("is_return", isReturn(guess))));
        found(Role.PEER_GROUP).ifPresent(guess -> lines.add(plain("peer_group", guess)));
        return lines;
    }

    private Optional<Guess<Column>> found(Role role) {
        return Optional.ofNullable(roles.get(role));
    }

    private static Line plain(String key, Guess<Column> guess) {
        return new Line(key, guess.map(Column::name));
    }

    private Guess<String> nothing() {
        return Guess.unsure(MISSING, "no column looks like it: write its name");
    }

    /** Ids that went through a table of floating-point numbers end in .0. */
    private static Guess<String> customer(Guess<Column> guess) {
        Column column = guess.value();
        boolean fraction =
                !column.values().isEmpty() && column.values().stream().allMatch(value -> value.matches("[0-9]+\\.0"));
        return fraction
                ? new Guess<>(
                        "regexp_replace(" + quoted(column.name()) + ", '[.]0$', '')",
                        guess.sureness(),
                        guess.why() + "; ids end in .0")
                : guess.map(Column::name);
    }

    private Guess<String> amount() {
        Optional<Guess<Column>> amount = found(Role.AMOUNT);
        Optional<Guess<Column>> quantity = found(Role.QUANTITY);
        Optional<Guess<Column>> price = found(Role.UNIT_PRICE);
        if (amount.isPresent()) {
            return number(amount.get());
        }
        Optional<Guess<Column>> debit = found(Role.DEBIT);
        if (debit.isPresent()) {
            return found(Role.CREDIT)
                    .map(credit -> sides(debit.get().value(), credit.value()))
                    .orElseGet(() -> number(debit.get()));
        }
        if (price.isEmpty()) {
            return nothing();
        }
        if (quantity.isEmpty()) {
            return Guess.unsure(number(price.get()).value(), "a price, and no quantity to multiply it by");
        }
        Sureness sureness = price.get().sureness().and(quantity.get().sureness());
        return new Guess<>(
                operand(quantity.get().value()) + " * " + operand(price.get().value()),
                sureness,
                "no amount, but a quantity and a unit price");
    }

    /** An account with a column for each side: the other one is blank, or holds zeros. */
    private static Guess<String> sides(Column debit, Column credit) {
        String in = number(credit);
        boolean signed = NumberGuess.bare(credit).stream().anyMatch(value -> value.startsWith("-"));
        String sides = "coalesce(" + withoutZeros(debit) + ", " + (signed ? in : "concat('-', " + in + ")") + ")";
        return Guess.unsure(sides, "debits count as purchases and credits as returns: look at it");
    }

    private static String withoutZeros(Column column) {
        return column.values().stream()
                .filter(value -> value.matches("0+([.,]0+)?"))
                .findFirst()
                .map(zero -> "nullif(" + number(column) + ", '" + zero + "')")
                .orElseGet(() -> number(column));
    }

    private String operand(Column column) {
        String name = quoted(column.name());
        return NumberGuess.dressing(column)
                .map(dressing -> dressing.sql(name, decimal))
                .orElse(name);
    }

    private static String number(Column column) {
        String name = quoted(column.name());
        return NumberGuess.dressing(column).map(dressing -> dressing.sql(name)).orElse(name);
    }

    private static Guess<String> number(Guess<Column> guess) {
        Column column = guess.value();
        return NumberGuess.dressing(column)
                .map(dressing -> new Guess<>(
                        dressing.sql(quoted(column.name())), guess.sureness(), guess.why() + dressing.words()))
                .orElse(guess.map(Column::name));
    }

    /** Which side of an account means a purchase is not in the file. */
    private static Guess<String> isReturn(Guess<Column> guess) {
        return ReturnWords.areSides(guess.value())
                ? Guess.unsure(isReturn(guess.value()), "debits count as purchases and credits as returns: look at it")
                : guess.map(FieldLines::isReturn);
    }

    private static String isReturn(Column column) {
        return quoted(column.name()) + " IN ("
                + ReturnWords.of(column).stream()
                        .map(value -> "'" + value.replace("'", "\\'") + "'")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "`" + name.replace("`", "``") + "`";
    }
}
