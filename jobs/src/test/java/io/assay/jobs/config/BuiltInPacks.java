package io.assay.jobs.config;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rule.Pack;
import io.assay.rule.PackRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The built-in packs, applied. */
final class BuiltInPacks {
    private BuiltInPacks() {}

    static Pack pack(String id) {
        Problems problems = new Problems();
        Pack pack = Packs.read(id, problems).orElse(null);
        problems.throwIfAny();
        return pack;
    }

    /** A built-in pack with one of its lines changed. */
    static PackRules variant(Path folder, String id, String from, String to) throws IOException {
        Path built = Path.of(System.getProperty("assay.root"), "conf", "models", id + ".yaml");
        String text = Files.readString(built);
        assertThat(text).contains(from);
        Path file = Files.writeString(folder.resolve(id + ".yaml"), text.replace(from, to));
        return new PackRules(pack(file.toString()), 5);
    }

    static PackRules rules(String id, int scoreLevels) {
        return new PackRules(pack(id), scoreLevels);
    }

    static Dataset<Row> applied(String id, Dataset<Row> rows, int scoreLevels) {
        return rules(id, scoreLevels).fit(rows).apply(rows).orderBy(col("customer_id"));
    }

    static List<String> segments(String id, Dataset<Row> rows) {
        return column(applied(id, rows, 5), pack(id).column());
    }

    static List<String> column(Dataset<Row> rows, String name) {
        return rows.select(col(name)).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    static Map<String, Long> sizes(String id, Dataset<Row> rows) {
        Map<String, Long> sizes = new TreeMap<>();
        rules(id, 5)
                .fit(rows)
                .apply(rows)
                .groupBy(col(pack(id).column()))
                .count()
                .collectAsList()
                .forEach(row -> sizes.put(row.getString(0), row.getLong(1)));
        return sizes;
    }
}
