package io.assay.generate;

import java.time.LocalDate;

/**
 * One generated row.
 *
 * @param delivered day the row is delivered
 * @param amountMinor signed amount in cents; 0 where the line does not tell it
 * @param line the row as comma-separated text, columns as in the generated table
 */
public record GeneratedRow(RowKind kind, LocalDate delivered, long amountMinor, String line) {}
