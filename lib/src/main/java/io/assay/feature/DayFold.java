package io.assay.feature;

import static io.assay.table.DaySteps.EVENTS;
import static io.assay.table.DaySteps.FOLDED;

import io.assay.table.CustomerDayTable;
import io.assay.table.DaySteps;
import io.assay.table.RunColumns;
import io.assay.table.TransactionTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * Folds rows of {@link DaySteps#EVENTS} that come ordered by customer, day, direction and transaction into one row per customer and
 * day. It holds one day of one customer at a time.
 *
 * <p>The aggregates of Spark would keep an object for each transaction and again for each day, before and after they are
 * exchanged, because sets of products are no numbers: three times the work.
 */
final class DayFold implements Iterator<Row> {
    private static final int CUSTOMER = EVENTS.place(RunColumns.CUSTOMER_ID);
    private static final int DAY = EVENTS.place(DaySteps.EPOCH_DAY);
    private static final int RETURN = EVENTS.place(TransactionTable.IS_RETURN);
    private static final int TXN_ID = EVENTS.place(TransactionTable.TXN_ID);
    private static final int MINOR = EVENTS.place(DaySteps.EVENT_MINOR);
    private static final int PRODUCT = EVENTS.place(TransactionTable.PRODUCT_ID);
    private static final int MICROS = EVENTS.place(DaySteps.EVENT_MICROS);
    private static final int PEER = EVENTS.place(TransactionTable.PEER_GROUP);
    private static final int RESTATED = EVENTS.place(CustomerDayTable.IS_RESTATED);

    private final Iterator<Row> rows;
    private Row next;

    DayFold(Iterator<Row> rows) {
        this.rows = rows;
        this.next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /** A row of {@link DaySteps#FOLDED}. */
    @Override
    public Row next() {
        if (next == null) {
            throw new NoSuchElementException("No day is left");
        }
        Row first = next;
        Day day = new Day();
        while (next != null && isSame(first, next, CUSTOMER) && isSame(first, next, DAY)) {
            day.add(transaction(day));
        }
        return day.row(first);
    }

    /** All rows of the day that carry the same transaction, or none. */
    private Transaction transaction(Day day) {
        Row first = next;
        Transaction transaction = new Transaction(first.getBoolean(RETURN), !first.isNullAt(TXN_ID));
        while (next != null
                && isSame(first, next, CUSTOMER)
                && isSame(first, next, DAY)
                && isSame(first, next, RETURN)
                && isSame(first, next, TXN_ID)) {
            transaction.add(next.getLong(MINOR));
            day.note(next);
            next = rows.hasNext() ? rows.next() : null;
        }
        return transaction;
    }

    private static boolean isSame(Row a, Row b, int column) {
        return Objects.equals(a.get(column), b.get(column));
    }

    /** Rows of one transaction; rows without an id count one each. */
    private static final class Transaction {
        private final boolean isReturn;
        private final boolean hasId;
        private long minor;
        private long largestRow = Long.MIN_VALUE;
        private long rows;
        private long positiveRows;

        Transaction(boolean isReturn, boolean hasId) {
            this.isReturn = isReturn;
            this.hasId = hasId;
        }

        void add(long amount) {
            minor = Math.addExact(minor, amount);
            largestRow = Math.max(largestRow, amount);
            rows++;
            positiveRows += amount > 0 ? 1 : 0;
        }

        long number() {
            return hasId ? 1 : rows;
        }

        long positive() {
            if (!hasId) {
                return positiveRows;
            }
            return minor > 0 ? 1 : 0;
        }

        long largest() {
            return hasId ? minor : largestRow;
        }
    }

    private static final class Day {
        private final Set<String> products = new LinkedHashSet<>();
        private long purchaseMinor;
        private long returnMinor;
        private long purchaseRows;
        private long purchaseTxns;
        private long positiveTxns;
        private long returnTxns;
        private Long maxTxnMinor;
        private long lastMicros = Long.MIN_VALUE;
        private String lastPeer;
        private boolean isRestated;

        void add(Transaction transaction) {
            if (transaction.isReturn) {
                returnMinor = Math.subtractExact(returnMinor, transaction.minor);
                returnTxns += transaction.number();
                return;
            }
            purchaseMinor = Math.addExact(purchaseMinor, transaction.minor);
            purchaseRows += transaction.rows;
            purchaseTxns += transaction.number();
            positiveTxns += transaction.positive();
            maxTxnMinor = maxTxnMinor == null ? transaction.largest() : Math.max(maxTxnMinor, transaction.largest());
        }

        void note(Row row) {
            String product = row.getString(PRODUCT);
            if (product != null && !row.getBoolean(RETURN)) {
                products.add(product);
            }
            isRestated |= row.getBoolean(RESTATED);
            long micros = row.getLong(MICROS);
            String peer = row.getString(PEER);
            if (micros > lastMicros || (micros == lastMicros && isLarger(peer, lastPeer))) {
                lastMicros = micros;
                lastPeer = peer;
            }
        }

        /** Larger as Spark orders text, by its bytes; any text is larger than none. */
        private static boolean isLarger(String text, String other) {
            if (text == null || other == null) {
                return text != null;
            }
            return Arrays.compareUnsigned(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8))
                    > 0;
        }

        Row row(Row first) {
            return FOLDED.values()
                    .with(RunColumns.CUSTOMER_ID, first.get(CUSTOMER))
                    .with(DaySteps.EPOCH_DAY, first.get(DAY))
                    .with(CustomerDayTable.PURCHASE_MINOR, purchaseMinor)
                    .with(CustomerDayTable.RETURN_MINOR, returnMinor)
                    .with(CustomerDayTable.PURCHASE_ROWS, purchaseRows)
                    .with(CustomerDayTable.PURCHASE_TXNS, purchaseTxns)
                    .with(CustomerDayTable.POSITIVE_TXNS, positiveTxns)
                    .with(CustomerDayTable.RETURN_TXNS, returnTxns)
                    .with(CustomerDayTable.MAX_TXN_MINOR, maxTxnMinor)
                    .with(CustomerDayTable.PRODUCTS, products.isEmpty() ? null : products.toArray(String[]::new))
                    .with(CustomerDayTable.PEER_GROUP, lastPeer)
                    .with(CustomerDayTable.IS_RESTATED, isRestated)
                    .row();
        }
    }
}
