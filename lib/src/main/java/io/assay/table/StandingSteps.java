package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Columns on the way to ranks and cumulative shares; they stand in no stored table. */
public final class StandingSteps {
    public static final ColumnSpec WORTH =
            optional("standing_worth", Types.COUNT, "lattice units", "The better, the larger");
    public static final ColumnSpec NUMBER =
            optional("standing_number", Types.COUNT, "number", "Bucket that holds the worth");
    public static final ColumnSpec HOLDERS =
            required("standing_holders", Types.COUNT, "customers", "Customers of equal rank and worth");
    public static final ColumnSpec WEIGHTED_RANKS = optional(
            "standing_weighted_ranks",
            DataTypes.createDecimalType(38, 0),
            "lattice units",
            "Sum of worth times twice the mean rank");

    public static final ColumnSpec BUCKET = required("standing_bucket", Types.COUNT, "number", "Bucket of worths");
    public static final ColumnSpec HEADS_ABOVE =
            required("standing_heads_above", Types.COUNT, "customers", "Customers above all of the bucket");
    public static final ColumnSpec SUM_ABOVE = required(
            "standing_sum_above",
            DataTypes.createDecimalType(38, 0),
            "lattice units",
            "Sum of positive worth above all of the bucket");
    public static final TableSpec ABOVE =
            TableSpec.ofStep("standing_above", "one bucket of worths", List.of(BUCKET, HEADS_ABOVE, SUM_ABOVE));

    private StandingSteps() {}
}
