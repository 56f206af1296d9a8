package io.assay.ingest;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.assay.table.CandidateTable;
import io.assay.table.JudgedTable;
import io.assay.table.RateTable;
import io.assay.table.TransactionTable;
import io.assay.table.Types;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;

/**
 * Judges candidates: each row is accepted, quarantined with the first reason that applies, or a duplicate. The result
 * does not depend on the order or the partitions of the rows.
 */
public record Ingestion(IngestRules rules) {
    private static final int CENTS = 2;
    private static final int SOURCE_SCALE = 8;

    /**
     * Judges the rows, lazily.
     *
     * @param rates exchange rates, see {@link RateTable}, one row a currency and day; empty when there is one currency
     * @return rows of {@link JudgedTable}
     */
    public Dataset<Row> judge(Dataset<Row> candidates, Optional<Dataset<Row>> rates) {
        Dataset<Row> typed = withRate(typed(candidates), rates)
                .withColumn(JudgedTable.AMOUNT.name(), JudgedTable.AMOUNT.from(money()))
                .withColumn(JudgedTable.OTHER_SOURCE_AMOUNT.name(), otherSourceAmount());
        Dataset<Row> reasoned = typed.withColumn(JudgedTable.REASON_CODE.name(), reason());
        Dataset<Row> single = new Duplicates(rules).apply(reasoned);
        return new Orphans(rules.orphanReturns()).apply(single);
    }

    private Dataset<Row> typed(Dataset<Row> candidates) {
        Column amount = CandidateTable.EXACT_AMOUNT.col();
        Column returned = CandidateTable.RETURN_FLAG.col();
        return candidates
                .withColumn(
                        JudgedTable.CUSTOMER_ID.name(),
                        rules.customers().ids().normalised(CandidateTable.RAW_CUSTOMER.col()))
                .withColumn(JudgedTable.OTHER_SPELLING.name(), otherSpelling())
                .withColumn(JudgedTable.TXN_TS.name(), timestamp_micros(CandidateTable.TIME_MICROS.col()))
                .withColumn(
                        JudgedTable.TXN_DATE.name(),
                        new BusinessDay(rules.dates().zone()).of(CandidateTable.TIME_MICROS.col()))
                .withColumn(JudgedTable.IS_RETURN.name(), returned.or(amount.lt(lit(0))))
                .withColumn(JudgedTable.SOURCE_CURRENCY.name(), currency())
                .withColumn(
                        TransactionTable.QUANTITY.name(),
                        round(CandidateTable.EXACT_QUANTITY.col(), SOURCE_SCALE).try_cast(Types.SOURCE_AMOUNT))
                .withColumnRenamed(CandidateTable.RAW_TRANSACTION.name(), TransactionTable.TXN_ID.name())
                .withColumnRenamed(CandidateTable.RAW_PRODUCT.name(), TransactionTable.PRODUCT_ID.name())
                .withColumnRenamed(CandidateTable.RAW_PEER_GROUP.name(), TransactionTable.PEER_GROUP.name());
    }

    private static Column otherSpelling() {
        Column delivered = CandidateTable.RAW_CUSTOMER.col();
        return when(delivered.notEqual(JudgedTable.CUSTOMER_ID.col()), delivered);
    }

    private static Column otherSourceAmount() {
        Column delivered = CandidateTable.EXACT_AMOUNT.col();
        return when(
                not(delivered.eqNullSafe(JudgedTable.AMOUNT.col())),
                round(delivered, SOURCE_SCALE).try_cast(Types.SOURCE_AMOUNT));
    }

    private Column currency() {
        Column given = CandidateTable.RAW_CURRENCY.col();
        // where no source names one, the planner sees that this is the same for every row
        return when(given.isNull(), lit(rules.amounts().currency())).otherwise(LetterCase.upper(trim(given)));
    }

    private static Dataset<Row> withRate(Dataset<Row> rows, Optional<Dataset<Row>> rates) {
        if (rates.isEmpty()) {
            return rows.withColumn(RateTable.RATE.name(), RateTable.RATE.none());
        }
        Dataset<Row> table = broadcast(rates.get());
        Column sameCurrency =
                rows.col(JudgedTable.SOURCE_CURRENCY.name()).equalTo(table.col(RateTable.CURRENCY.name()));
        Column sameDay = rows.col(JudgedTable.TXN_DATE.name()).equalTo(table.col(RateTable.RATE_DATE.name()));
        return rows.join(table, sameCurrency.and(sameDay), "left")
                .drop(RateTable.CURRENCY.name(), RateTable.RATE_DATE.name());
    }

    /** Signed amount in the currency of the run, rounded once. */
    private Column money() {
        Column amount = CandidateTable.EXACT_AMOUNT.col();
        Column signed = when(CandidateTable.RETURN_FLAG.col(), abs(amount).unary_$minus())
                .otherwise(amount);
        UDF2<BigDecimal, BigDecimal, BigDecimal> product = (value, rate) ->
                value == null || rate == null ? null : value.multiply(rate).setScale(CENTS, RoundingMode.HALF_UP);
        return when(isHome(), round(signed, CENTS).try_cast(Types.MONEY))
                .otherwise(udf(product, CandidateTable.EXACT)
                        .apply(signed, RateTable.RATE.col())
                        .try_cast(Types.MONEY));
    }

    private Column isHome() {
        return JudgedTable.SOURCE_CURRENCY.col().equalTo(lit(rules.amounts().currency()));
    }

    private Column reason() {
        Column customer = JudgedTable.CUSTOMER_ID.col();
        List<String> noCustomer = Stream.of(
                        List.of(""),
                        rules.customers().nullWords(),
                        rules.customers().noCustomerWords())
                .flatMap(List::stream)
                .toList();
        Column date = JudgedTable.TXN_DATE.col();
        Column amount = CandidateTable.EXACT_AMOUNT.col();
        return coalesce(
                CandidateTable.RECORD_PROBLEM.col(),
                when(customer.isNull().or(LetterCase.isOneOf(customer, noCustomer)), code(Reason.NO_CUSTOMER)),
                CandidateTable.CUSTOMER_PROBLEM.col(),
                when(CandidateTable.TIME_MICROS.col().isNull(), code(Reason.BAD_TIME)),
                when(date.lt(lit(rules.dates().earliest())), code(Reason.DATE_RANGE)),
                when(date.geq(lit(rules.dates().tooLate())), code(Reason.FUTURE)),
                CandidateTable.AMOUNT_PROBLEM.col(),
                when(abs(amount).gt(lit(rules.amounts().largest())), code(Reason.AMOUNT_RANGE)),
                surplusDecimals(amount),
                CandidateTable.QUANTITY_PROBLEM.col(),
                CandidateTable.RETURN_PROBLEM.col(),
                when(not(JudgedTable.SOURCE_CURRENCY.col().rlike("^[A-Z]{3}$")), code(Reason.BAD_CURRENCY)),
                when(not(isHome()).and(RateTable.RATE.col().isNull()), code(Reason.NO_RATE)),
                when(JudgedTable.AMOUNT.col().isNull(), code(Reason.AMOUNT_RANGE)));
    }

    private Column surplusDecimals(Column amount) {
        if (rules.amounts().surplus() == Surplus.HALF_UP) {
            return lit(null);
        }
        Object[] finer = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() > CENTS)
                .map(Currency::getCurrencyCode)
                .sorted()
                .toArray();
        Column mayBeFiner = JudgedTable.SOURCE_CURRENCY.col().isin(finer).and(not(isHome()));
        Column kept = when(mayBeFiner, round(amount, CENTS + 1)).otherwise(round(amount, CENTS));
        return when(kept.notEqual(amount), code(Reason.AMOUNT_SCALE));
    }

    private static Column code(Reason reason) {
        return lit(reason.code());
    }
}
