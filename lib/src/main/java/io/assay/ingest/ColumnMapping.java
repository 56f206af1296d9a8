package io.assay.ingest;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column, or Spark SQL expression over columns, gives each field of one source, and how the source writes numbers
 * and times.
 *
 * @param source name of the source
 * @param fields text of each mapped field; customer, time and amount are needed
 * @param nullWords words that mean no value, in lower case
 */
public record ColumnMapping(
        String source,
        Map<Field, String> fields,
        NumberFormat numbers,
        TimeFormat times,
        Surplus surplus,
        List<String> nullWords) {

    public ColumnMapping {
        fields = Map.copyOf(fields);
        nullWords = List.copyOf(nullWords);
        for (Field needed : List.of(Field.CUSTOMER, Field.TIME, Field.AMOUNT)) {
            if (!fields.containsKey(needed)) {
                throw new IllegalArgumentException("columns." + needed.key() + " of source " + source + " is missing");
            }
        }
    }

    /** A column that a field uses and the source has not. */
    public record Unknown(Field field, String column) {}

    /** Names of the columns of the source that are used, in order of first use. */
    public List<String> used(Collection<String> columns) {
        Set<String> names = new LinkedHashSet<>();
        expressions(columns).values().forEach(expression -> names.addAll(expression.columns()));
        return List.copyOf(names);
    }

    /** Columns that are used and that the source has not; empty when all is well. */
    public List<Unknown> unknown(Collection<String> columns) {
        return expressions(columns).entrySet().stream()
                .flatMap(field -> field.getValue().columns().stream()
                        .filter(column -> !columns.contains(column))
                        .map(column -> new Unknown(field.getKey(), column)))
                .toList();
    }

    Map<Field, FieldExpression> expressions(Collection<String> columns) {
        Map<Field, FieldExpression> parsed = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (fields.containsKey(field)) {
                parsed.put(field, expression(field, columns));
            }
        }
        return parsed;
    }

    private FieldExpression expression(Field field, Collection<String> columns) {
        try {
            return FieldExpression.parse(fields.get(field), columns);
        } catch (ExpressionException refused) {
            throw new ExpressionException(
                    "columns." + field.key() + " of source " + source + ": " + refused.getMessage(), refused);
        }
    }
}
