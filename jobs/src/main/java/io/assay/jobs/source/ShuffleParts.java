package io.assay.jobs.source;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How many parts rows are shuffled into: so many that one task holds a part in a small share of its memory, chosen by the
 * size of the input. Plans for an input of one part, on one machine, do not adapt to what they find: planning each stage
 * again costs more than it can bring. What the user set stays.
 */
public final class ShuffleParts {
    /** Spark's setting of the number. */
    public static final String PARTS = "spark.sql.shuffle.partitions";

    /** Present where nobody gave a number of parts. */
    static final String OURS_TO_CHOOSE = "spark.assay.shuffleParts.measured";

    /** Spark's setting of whether plans adapt. */
    static final String ADAPTIVE = "spark.sql.adaptive.enabled";

    /** Present where nobody said whether plans adapt. */
    static final String ADAPTIVE_IS_OURS = "spark.assay.adaptive.measured";

    private static final long BYTES_A_PART = 64L << 20;
    private static final long MOST = 100_000;

    /** Bytes of a judged row with short names. */
    private static final long BYTES_A_ROW = 200;
    /** Bytes of judged rows for a byte of text; a row of 80 characters is about 260 bytes. */
    private static final long GROWTH_OF_TEXT = 3;
    /** The same for a byte of compressed columns, or of compressed text. */
    private static final long GROWTH_OF_COMPRESSED = 15;

    private static final List<String> COMPRESSED = List.of(".gz", ".bz2", ".zst", ".lz4", ".snappy", ".deflate");

    private ShuffleParts() {}

    /** Remembers what the user set; to be called before a default is set. */
    public static void remember(SparkConf conf) {
        remember(conf, PARTS, OURS_TO_CHOOSE);
        remember(conf, ADAPTIVE, ADAPTIVE_IS_OURS);
    }

    private static void remember(SparkConf conf, String setting, String ours) {
        if (!conf.contains(setting)) {
            conf.set(ours, "true");
        }
    }

    /** Sets both for rows of the input in the sessions. */
    static void choose(List<InputPin> pins, List<Dataset<Row>> tables, List<SparkSession> sessions) {
        long parts = Math.min(MOST, bytes(pins, tables) / BYTES_A_PART + 1);
        for (SparkSession session : sessions) {
            if (session.conf().contains(OURS_TO_CHOOSE)
                    && parts > Long.parseLong(session.conf().get(PARTS))) {
                session.conf().set(PARTS, parts);
            }
            boolean isSmall = parts == 1 && tables.isEmpty() && pins.stream().allMatch(InputPin::isFile);
            if (session.sparkContext().isLocal() && session.conf().contains(ADAPTIVE_IS_OURS)) {
                session.conf().set(ADAPTIVE, !isSmall);
            }
        }
    }

    /** Bytes of judged rows to be expected from the input; nothing is known of databases. */
    static long bytes(List<InputPin> pins, List<Dataset<Row>> tables) {
        long files = pins.stream()
                .filter(InputPin::isFile)
                .mapToLong(pin -> pin.bytes() * growth(pin))
                .sum();
        return files + tables.stream().mapToLong(ShuffleParts::bytes).sum() * GROWTH_OF_COMPRESSED;
    }

    /** Rows to be expected from the input. */
    static long rows(List<InputPin> pins, List<Dataset<Row>> tables) {
        return bytes(pins, tables) / BYTES_A_ROW;
    }

    private static long growth(InputPin pin) {
        boolean text = pin.kind().equals("csv") || pin.kind().equals("json");
        return text && COMPRESSED.stream().noneMatch(pin.name()::endsWith) ? GROWTH_OF_TEXT : GROWTH_OF_COMPRESSED;
    }

    /** What Spark knows of a table's size; 0 where it does not, as for a database. */
    private static long bytes(Dataset<Row> table) {
        long known =
                table.queryExecution().optimizedPlan().stats().sizeInBytes().toLong();
        return known > MOST * BYTES_A_PART ? 0 : known;
    }
}
