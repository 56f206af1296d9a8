package io.assay.testkit;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Compares data sets with spark-testing-base and says what both sides hold when they differ. */
public final class Frames {
    private static final int SHOWN_ROWS = 20;

    private Frames() {}

    /** Fails unless both hold the same rows, in any order. */
    public static void assertSameRows(Dataset<Row> expected, Dataset<Row> actual) {
        try {
            new Comparers().assertDataFrameNoOrderEquals(expected, actual);
        } catch (AssertionError unequal) {
            throw new AssertionError(
                    unequal.getMessage() + "\nexpected: " + first(expected) + "\nactual: " + first(actual), unequal);
        }
    }

    private static List<String> first(Dataset<Row> rows) {
        return rows.toJSON().takeAsList(SHOWN_ROWS);
    }

    private static final class Comparers extends JavaDatasetSuiteBase {
        @Override
        public SparkSession spark() {
            return LocalSpark.session();
        }
    }
}
