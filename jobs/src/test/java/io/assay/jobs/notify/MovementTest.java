package io.assay.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.RunColumns;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class MovementTest {
    /** Of 4 customers of the tier at both dates 1 moved, of 10 of the cluster 9. */
    private static final List<Row> TRANSITIONS = List.of(
            move("tier", "gold", "gold", 3),
            move("tier", "gold", "iron", 1),
            move("tier", SegmentTransitionTable.NEW, "gold", 50),
            move("tier", "gold", SegmentTransitionTable.LOST, 60),
            move("cluster", "a", "b", 5),
            move("cluster", "b", "a", 4),
            move("cluster", "b", "b", 1));

    @Test
    void countsWhoWasThereAtBothDates() {
        assertThat(Movement.atLeast(0, TRANSITIONS))
                .containsExactly(
                        new Movement("cluster", "2026-06-01", 10, 9), new Movement("tier", "2026-06-01", 4, 1));
    }

    @Test
    void isLargeFromTheLimitOn() {
        assertThat(Movement.atLeast(0.25, TRANSITIONS))
                .extracting(Movement::scheme)
                .containsExactly("cluster", "tier");
        assertThat(Movement.atLeast(0.2501, TRANSITIONS))
                .extracting(Movement::scheme)
                .containsExactly("cluster");
        assertThat(Movement.atLeast(0.91, TRANSITIONS)).isEmpty();
    }

    private static Row move(String scheme, String from, String to, long customers) {
        Row row = SegmentTransitionTable.SPEC
                .values()
                .with(RunColumns.AS_OF_DATE, Date.valueOf("2026-07-01"))
                .with(RunColumns.RUN_ID, "run")
                .with(SegmentSummaryTable.SCHEME, scheme)
                .with(SegmentTransitionTable.PREVIOUS_RUN_ID, "run before")
                .with(SegmentTransitionTable.MONETARY_BEFORE, BigDecimal.ZERO)
                .with(SegmentTransitionTable.MONETARY_NOW, BigDecimal.ZERO)
                .with(SegmentTransitionTable.PREVIOUS_AS_OF_DATE, Date.valueOf("2026-06-01"))
                .with(SegmentTransitionTable.FROM_SEGMENT, from)
                .with(SegmentTransitionTable.TO_SEGMENT, to)
                .with(SegmentTransitionTable.CUSTOMERS, customers)
                .row();
        return new GenericRowWithSchema(
                CollectionConverters.asJava(row.toSeq()).toArray(), SegmentTransitionTable.SPEC.schema());
    }
}
