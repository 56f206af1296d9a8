package io.assay.cut;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds the id at a place in the order of ids. Ids are counted between a few of them, again and again within the part
 * that holds the place, until the part is short enough to be looked at.
 *
 * @param most ids that may come to the driver
 */
record OrderedIds(int most) {
    private static final int PIVOTS = 64;

    /**
     * The id at a place from 1; it must exist.
     *
     * @param ids one column of text; all differ
     */
    String at(Dataset<Row> ids, long place) {
        Column id = col(ids.columns()[0]);
        Dataset<Row> part = ids;
        long left = place;
        while (left > most) {
            List<String> pivots = part.orderBy(xxhash64(id)).limit(PIVOTS).orderBy(id).collectAsList().stream()
                    .map(row -> row.getString(0))
                    .toList();
            Column number = lit(0);
            for (String pivot : pivots) {
                number = number.plus(when(id.gt(lit(pivot)), lit(1)).otherwise(lit(0)));
            }
            Map<Integer, Long> counts = new TreeMap<>();
            part.groupBy(number)
                    .agg(count(lit(1)))
                    .collectAsList()
                    .forEach(row -> counts.put(row.getInt(0), row.getLong(1)));
            int within = 0;
            while (left > counts.getOrDefault(within, 0L)) {
                left -= counts.getOrDefault(within, 0L);
                within++;
            }
            part = within == 0 ? part : part.filter(id.gt(lit(pivots.get(within - 1))));
            part = within == pivots.size() ? part : part.filter(id.leq(lit(pivots.get(within))));
        }
        List<Row> first = part.orderBy(id).limit((int) left).collectAsList();
        return first.get(first.size() - 1).getString(0);
    }
}
