package io.assay.feature;

import static io.assay.table.CustomerDayTable.FIRST_AGE;
import static io.assay.table.CustomerDayTable.LAST_AGE;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.table.ColumnSpec;
import io.assay.table.CustomerDayTable;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.WindowSteps;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * The features of one window: first additive totals, then measures of the totals.
 *
 * <p>Recency, frequency and monetary value after Hughes (1994), transaction indices after Stone (1995).
 */
final class WindowFeatures {
    private static final double DAYS_A_MONTH = 30.0;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final Window window;
    private final String suffix;
    private final CustomerFeatures params;

    WindowFeatures(Window window, String suffix, CustomerFeatures params) {
        this.window = window;
        this.suffix = suffix;
        this.params = params;
    }

    /** The columns of a window whose names end in the suffix. */
    static List<ColumnSpec> columns(Window window, String suffix) {
        return CustomerFeatureTable.WINDOWED.stream()
                .map(column -> named(column, window, suffix))
                .toList();
    }

    /** Whether the customer has any row, visit or return, in the window. */
    Column hasRows() {
        return total(WindowSteps.ROWS).gt(lit(0));
    }

    List<Column> totals() {
        Column visitDay = inWindow().and(CustomerFeatures.isVisit());
        Column paidDay = inWindow().and(CustomerDayTable.PURCHASE_MINOR.col().gt(lit(0)));
        Column age = CustomerFeatures.age(params.asOf());
        return List.of(
                add(WindowSteps.ROWS, inWindow(), lit(1L)),
                add(WindowSteps.VISITS, visitDay, visits(lit(1L), CustomerDayTable.PURCHASE_TXNS.col())),
                add(WindowSteps.PAID_VISITS, paidDay, visits(lit(1L), CustomerDayTable.POSITIVE_TXNS.col())),
                add(WindowSteps.TXNS, inWindow(), CustomerDayTable.PURCHASE_TXNS.col()),
                add(WindowSteps.BOUGHT, inWindow(), CustomerDayTable.PURCHASE_MINOR.col()),
                add(WindowSteps.RETURNED, inWindow(), CustomerDayTable.RETURN_MINOR.col()),
                add(WindowSteps.RETURNS, inWindow(), CustomerDayTable.RETURN_TXNS.col()),
                max(when(visitDay, age)).as(name(WindowSteps.OLDEST)),
                min(when(visitDay, age)).as(name(WindowSteps.NEWEST)),
                max(when(visitDay, visits(CustomerDayTable.PURCHASE_MINOR.col(), CustomerDayTable.MAX_TXN_MINOR.col())))
                        .as(name(WindowSteps.LARGEST)),
                size(array_distinct(flatten(collect_list(when(inWindow(), CustomerDayTable.PRODUCTS.col())))))
                        .as(name(WindowSteps.PRODUCTS)),
                count(when(inWindow(), CustomerDayTable.PRODUCTS.col())).as(name(WindowSteps.PRODUCT_DAYS)));
    }

    List<Column> measures() {
        Column visits = total(WindowSteps.VISITS);
        Column bought = total(WindowSteps.BOUGHT);
        Column returned = total(WindowSteps.RETURNED);
        Column monetary = params.returns() == CustomerFeatures.Returns.NET ? bought.minus(returned) : bought;
        Column hasVisits = visits.gt(lit(0));
        Column severalVisits = visits.gt(lit(1));
        Column paid = total(WindowSteps.PAID_VISITS);
        return List.of(
                named(CustomerFeatureTable.RECENCY_DAYS).from(recency()),
                named(CustomerFeatureTable.FREQUENCY).from(visits),
                named(CustomerFeatureTable.MONETARY).from(money(monetary)),
                named(CustomerFeatureTable.AVG_AMOUNT).from(when(hasVisits, mean(monetary, visits))),
                named(CustomerFeatureTable.LAST_DATE).from(date_sub(lit(params.asOf()), total(WindowSteps.NEWEST))),
                named(CustomerFeatureTable.NEGATIVE_MONETARY).from(monetary.lt(lit(0))),
                named(CustomerFeatureTable.TXN_COUNT).from(total(WindowSteps.TXNS)),
                named(CustomerFeatureTable.TXN_FREQUENCY)
                        .from(visits.multiply(lit(DAYS_A_MONTH)).divide(acquaintance())),
                named(CustomerFeatureTable.CYCLE_DAYS)
                        .from(when(
                                severalVisits,
                                total(WindowSteps.OLDEST)
                                        .minus(total(WindowSteps.NEWEST))
                                        .divide(visits.minus(lit(1))))),
                named(CustomerFeatureTable.CYCLE_CENSORED).from(visits.lt(lit(2))),
                named(CustomerFeatureTable.AVG_TICKET).from(when(paid.gt(lit(0)), mean(bought, paid))),
                named(CustomerFeatureTable.MAX_TICKET).from(money(total(WindowSteps.LARGEST))),
                named(CustomerFeatureTable.RETURN_AMOUNT).from(money(returned)),
                named(CustomerFeatureTable.RETURN_COUNT).from(total(WindowSteps.RETURNS)),
                named(CustomerFeatureTable.RETURN_RATE)
                        .from(when(bought.gt(lit(0)), returned.cast("double").divide(bought))),
                named(CustomerFeatureTable.PRODUCT_COUNT)
                        .from(when(total(WindowSteps.PRODUCT_DAYS).gt(lit(0)), total(WindowSteps.PRODUCTS))));
    }

    /** All history stands in for an empty first window, so that a customer who only returned still has a recency. */
    private Column recency() {
        return suffix.isEmpty() ? LAST_AGE.col() : total(WindowSteps.NEWEST);
    }

    private Column acquaintance() {
        Column sinceFirst = coalesce(FIRST_AGE.col(), lit(1));
        Column days =
                window.days().isPresent() ? least(sinceFirst, lit(window.days().getAsInt())) : sinceFirst;
        return greatest(days, lit(1));
    }

    private Column inWindow() {
        return window.days().isPresent()
                ? CustomerFeatures.age(params.asOf()).leq(lit(window.days().getAsInt()))
                : lit(true);
    }

    private Column visits(Column perDay, Column perTransaction) {
        return params.visit() == CustomerFeatures.Visit.DAY ? perDay : perTransaction;
    }

    private Column add(ColumnSpec total, Column condition, Column amount) {
        return coalesce(sum(when(condition, amount)), lit(0L)).as(name(total));
    }

    private Column total(ColumnSpec total) {
        return named(total).col();
    }

    private String name(ColumnSpec total) {
        return named(total).name();
    }

    private ColumnSpec named(ColumnSpec column) {
        return named(column, window, suffix);
    }

    private static ColumnSpec named(ColumnSpec column, Window window, String suffix) {
        return suffix.isEmpty() ? column : column.over(suffix, window.words());
    }

    /** Minor units to money, exactly: a decimal of two places from a whole number of cents. */
    static Column money(Column minor) {
        return minor.cast("decimal(18,0)").multiply(lit(CENT));
    }

    /** Mean money of {@code number} things, kept to six decimals. */
    private static Column mean(Column minor, Column number) {
        return money(minor).cast("decimal(18,2)").divide(number.cast("decimal(18,0)"));
    }
}
