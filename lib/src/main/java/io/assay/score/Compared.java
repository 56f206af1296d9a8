package io.assay.score;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whom a customer is compared with.
 *
 * @param smallestGroup customers that a peer group needs to be compared within itself; absent compares everybody
 */
public record Compared(Optional<Long> smallestGroup) {
    /** Everybody with everybody. */
    public static final Compared WITH_EVERYBODY = new Compared(Optional.empty());

    public Compared {
        smallestGroup.ifPresent(smallest -> {
            if (smallest < 1) {
                throw new IllegalArgumentException("smallestGroup must be at least 1, got " + smallest);
            }
        });
    }

    /** Customers of one peer group; those of groups smaller than the given size are one group. */
    public static Compared withinPeerGroups(long smallest) {
        return new Compared(Optional.of(smallest));
    }

    boolean isEverybody() {
        return smallestGroup.isEmpty();
    }

    Peers peers(Dataset<Row> rows) {
        return smallestGroup.map(smallest -> Peers.fit(rows, smallest)).orElseGet(Peers::everybody);
    }
}
