package io.assay.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

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
        rows.add(
                RowFactory.create(runId, asOf, model, parameter, subject, Double.isFinite(value) ? value : null, null));
    }

    /** Adds a text. */
    public void text(String parameter, String subject, String value) {
        rows.add(RowFactory.create(runId, asOf, model, parameter, subject, null, value));
    }

    /** The rows so far. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }
}
