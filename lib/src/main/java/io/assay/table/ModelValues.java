package io.assay.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Collects rows of {@code model_version} for one model of one run. */
public final class ModelValues {
    /** The subject of values that speak of the whole model. */
    public static final String WHOLE = "-";

    private final String model;
    private final String runId;
    private final LocalDate asOf;
    private final List<Row> rows = new ArrayList<>();

    /** Values of one model as learned in one run. */
    public ModelValues(String model, String runId, LocalDate asOf) {
        this.model = model;
        this.runId = runId;
        this.asOf = asOf;
    }

    /** Adds a number; one that is not finite is stored as null. */
    public void number(String parameter, String subject, double value) {
        rows.add(about(parameter, subject)
                .with(ModelVersionTable.NUMBER, Double.isFinite(value) ? value : null)
                .row());
    }

    /** Adds a text. */
    public void text(String parameter, String subject, String value) {
        rows.add(about(parameter, subject).with(ModelVersionTable.TEXT, value).row());
    }

    private RowValues about(String parameter, String subject) {
        return ModelVersionTable.SPEC
                .values()
                .with(RunColumns.RUN_ID, runId)
                .with(RunColumns.AS_OF_DATE, asOf)
                .with(ModelVersionTable.MODEL, model)
                .with(ModelVersionTable.PARAMETER, parameter)
                .with(ModelVersionTable.SUBJECT, subject);
    }

    /** The rows so far. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }
}
