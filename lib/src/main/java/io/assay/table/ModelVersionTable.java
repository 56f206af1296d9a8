package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** Parameters, quality and provenance of the models of a run: one row per value. */
public final class ModelVersionTable {
    public static final ColumnSpec MODEL = required("model", Types.TEXT, "-", "Model, by method id");
    public static final ColumnSpec PARAMETER =
            required("parameter", Types.TEXT, "-", "What the value is, for example k, wsse or silhouette");
    public static final ColumnSpec SUBJECT = required(
            "subject", Types.TEXT, "-", "What it speaks of, for example k=4 or recency_days; - for the whole model");
    public static final ColumnSpec NUMBER =
            optional("number", Types.NUMBER, "as the parameter", "The value, where it is a finite number");
    public static final ColumnSpec TEXT = optional("text", Types.TEXT, "-", "The value, where it is text");

    public static final TableSpec SPEC = new TableSpec(
            "model_version",
            "one value of a model of a run",
            List.of(RunColumns.RUN_ID, MODEL, PARAMETER, SUBJECT),
            List.of(RunColumns.RUN_ID),
            List.of(RunColumns.RUN_ID, RunColumns.AS_OF_DATE, MODEL, PARAMETER, SUBJECT, NUMBER, TEXT));

    private ModelVersionTable() {}
}
