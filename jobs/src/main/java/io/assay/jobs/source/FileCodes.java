package io.assay.jobs.source;

import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;

import io.assay.ingest.Accounting;
import io.assay.table.TransactionTable;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Short texts that stand for the names of files and tables while rows are exchanged, sorted and kept: a name has often
 * more bytes than all else in a row. They are in the same order as the names, so that of equal rows the same one stays.
 *
 * @param names in order
 */
record FileCodes(ArrayList<String> names) implements Serializable {
    /** As Spark orders text. */
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    static FileCodes of(List<InputPin> pins) {
        return new FileCodes(new ArrayList<>(
                pins.stream().map(InputPin::name).distinct().sorted(BY_BYTES).toList()));
    }

    /** The text that stands for the name of a file or table. */
    String code(InputPin pin) {
        int digits = Integer.toString(names.size()).length();
        String place = Integer.toString(Collections.binarySearch(names, pin.name(), BY_BYTES));
        return "0".repeat(digits - place.length()) + place;
    }

    /** The name that a text stands for. */
    String name(String code) {
        return names.get(Integer.parseInt(code));
    }

    /** The same rows with names. */
    Dataset<Row> named(Dataset<Row> rows) {
        Column code = TransactionTable.SOURCE_FILE.col();
        Column name = get(lit(names.toArray(String[]::new)), code.cast(DataTypes.IntegerType));
        return rows.withColumn(TransactionTable.SOURCE_FILE.name(), TransactionTable.SOURCE_FILE.from(name));
    }

    /** The same accounts with names. */
    Accounting named(Accounting accounting) {
        return accounting.renamed(this::name);
    }
}
