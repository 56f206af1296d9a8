package io.assay.rule;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Arithmetic over names: {@code + - * /}, parentheses, numbers, {@code ceil floor min max}. It is read by hand, so that
 * a pack can never hold SQL or code.
 */
final class Formula {
    /** A part of a formula: its value in plain Java, and the same as an expression. */
    private record Term(
            ToDoubleFunction<Map<String, Double>> value, Function<Function<String, Column>, Column> column) {}

    private static final int DEEPEST = 20;
    private static final int LONGEST = 200;

    private final String text;
    private final Set<String> names = new LinkedHashSet<>();
    private int at;
    private int depth;

    private Formula(String text) {
        this.text = text;
    }

    /** A formula that has been read. */
    record Parsed(
            List<String> names,
            ToDoubleFunction<Map<String, Double>> value,
            Function<Function<String, Column>, Column> column) {}

    static Parsed parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("formula is longer than 200 characters");
        }
        Formula formula = new Formula(text);
        Term term = formula.sum();
        if (formula.peek() != 0) {
            throw formula.unexpected();
        }
        return new Parsed(List.copyOf(formula.names), term.value(), term.column());
    }

    private Term sum() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("formula is nested deeper than 20 levels");
        }
        Term left = product();
        while (peek() == '+' || peek() == '-') {
            char sign = take();
            Term right = product();
            left = sign == '+'
                    ? binary(left, right, Double::sum, Column::plus)
                    : binary(left, right, (a, b) -> a - b, Column::minus);
        }
        depth--;
        return left;
    }

    private Term product() {
        Term left = factor();
        while (peek() == '*' || peek() == '/') {
            char sign = take();
            Term right = factor();
            left = sign == '*'
                    ? binary(left, right, (a, b) -> a * b, Column::multiply)
                    : binary(left, right, (a, b) -> a / b, Column::divide);
        }
        return left;
    }

    private Term factor() {
        char next = peek();
        if (next == '(') {
            take();
            Term inner = sum();
            expect(')');
            return inner;
        }
        if (Character.isDigit(next)) {
            double number = Double.parseDouble(word("0123456789."));
            return new Term(values -> number, columns -> lit(number));
        }
        if (next >= 'a' && next <= 'z') {
            String name = word("abcdefghijklmnopqrstuvwxyz0123456789_");
            return peek() == '(' ? call(name) : variable(name);
        }
        throw unexpected();
    }

    private Term variable(String name) {
        names.add(name);
        return new Term(
                values -> values.get(name), columns -> columns.apply(name).cast(DataTypes.DoubleType));
    }

    private Term call(String function) {
        expect('(');
        List<Term> arguments = new ArrayList<>(List.of(sum()));
        while (peek() == ',') {
            take();
            arguments.add(sum());
        }
        expect(')');
        Term first = arguments.get(0);
        if (function.equals("ceil") && arguments.size() == 1) {
            return new Term(
                    values -> Math.ceil(first.value().applyAsDouble(values)),
                    columns -> ceil(first.column().apply(columns)).cast(DataTypes.DoubleType));
        }
        if (function.equals("floor") && arguments.size() == 1) {
            return new Term(
                    values -> Math.floor(first.value().applyAsDouble(values)),
                    columns -> floor(first.column().apply(columns)).cast(DataTypes.DoubleType));
        }
        if ((function.equals("min") || function.equals("max")) && arguments.size() == 2) {
            boolean least = function.equals("min");
            return binary(
                    first,
                    arguments.get(1),
                    least ? Math::min : Math::max,
                    least ? (a, b) -> least(a, b) : (a, b) -> greatest(a, b));
        }
        throw new IllegalArgumentException("formula calls " + function + " with " + arguments.size()
                + " values; known are ceil(x), floor(x), min(x, y), max(x, y)");
    }

    private static Term binary(Term left, Term right, DoubleBinaryOperator operator, ColumnOperator columns) {
        return new Term(
                values -> operator.applyAsDouble(
                        left.value().applyAsDouble(values), right.value().applyAsDouble(values)),
                names ->
                        columns.apply(left.column().apply(names), right.column().apply(names)));
    }

    @FunctionalInterface
    private interface ColumnOperator {
        Column apply(Column left, Column right);
    }

    private String word(String letters) {
        int start = at;
        while (at < text.length() && letters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char take() {
        char next = peek();
        at++;
        return next;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw unexpected();
        }
        at++;
    }

    private IllegalArgumentException unexpected() {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new IllegalArgumentException("formula has " + found + " at character " + (at + 1) + " of " + text);
    }
}
