package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is measured of a customer at an as-of date; the money columns follow the configured rule for returns. */
public final class CustomerFeatureTable {
    public static final ColumnSpec PEER_GROUP =
            TransactionTable.PEER_GROUP.withMeaning("Country, store or other group the customer is compared within");

    public static final ColumnSpec RECENCY_DAYS = optional(
                    "recency_days",
                    Types.INT,
                    "days",
                    "From the last visit to the as-of date, 1 is the day before; null without a visit")
            .lowerIsBetter();
    public static final ColumnSpec FREQUENCY = required("frequency", Types.COUNT, "visits", "Visits in the window");
    public static final ColumnSpec MONETARY =
            required("monetary", Types.MONEY, "currency of the run", "Sum of amounts in the window");
    public static final ColumnSpec AVG_AMOUNT =
            optional("avg_amount", Types.MEAN_MONEY, "currency of the run", "Monetary per visit; null without a visit");
    public static final ColumnSpec LAST_DATE =
            optional("last_date", Types.DATE, "date", "Day of the last visit in the window");
    public static final ColumnSpec NEGATIVE_MONETARY =
            required("negative_monetary", Types.FLAG, "-", "Whether monetary is below zero");
    public static final ColumnSpec TXN_COUNT =
            required("txn_count", Types.COUNT, "transactions", "Distinct purchases in the window");
    public static final ColumnSpec TXN_FREQUENCY = required(
            "txn_frequency", Types.NUMBER, "visits per 30 days", "Visits in the window per 30 days of acquaintance");
    public static final ColumnSpec CYCLE_DAYS = optional(
                    "cycle_days", Types.NUMBER, "days", "Mean gap between visits in the window; null below two visits")
            .lowerIsBetter();
    public static final ColumnSpec CYCLE_CENSORED =
            required("cycle_censored", Types.FLAG, "-", "Whether there are too few visits for a gap");
    public static final ColumnSpec AVG_TICKET = optional(
            "avg_ticket",
            Types.MEAN_MONEY,
            "currency of the run",
            "Purchases per visit with a positive amount, before returns");
    public static final ColumnSpec MAX_TICKET =
            optional("max_ticket", Types.MONEY, "currency of the run", "Largest visit, before returns");
    public static final ColumnSpec RETURN_AMOUNT = required(
                    "return_amount", Types.MONEY, "currency of the run", "Returned in the window, as a positive number")
            .lowerIsBetter();
    public static final ColumnSpec RETURN_COUNT = required(
                    "return_count", Types.COUNT, "transactions", "Returns in the window")
            .lowerIsBetter();
    public static final ColumnSpec RETURN_RATE = optional(
                    "return_rate",
                    Types.NUMBER,
                    "share",
                    "Returned money over bought money in the window; null when nothing was bought")
            .lowerIsBetter();
    public static final ColumnSpec PRODUCT_COUNT = optional(
            "product_count",
            Types.COUNT,
            "products",
            "Distinct products bought in the window; null when products are unknown");

    public static final ColumnSpec FIRST_DATE =
            optional("first_date", Types.DATE, "date", "Day of the first visit in all history");
    public static final ColumnSpec TENURE_DAYS =
            optional("tenure_days", Types.INT, "days", "From the first visit in all history to the as-of date");
    public static final ColumnSpec DORMANT_DAYS = optional(
                    "dormant_days", Types.INT, "days", "From the last visit in all history to the as-of date")
            .lowerIsBetter();
    public static final ColumnSpec IS_ACTIVE =
            required("is_active", Types.FLAG, "-", "Whether the last visit lies within the active days of the run");
    public static final ColumnSpec ACTIVE_QUARTER_SHARE = required(
            "active_quarter_share",
            Types.NUMBER,
            "share",
            "Share of the last four quarters before the as-of date with a visit");

    public static final ColumnSpec N_MONTHS = required(
            "n_months",
            Types.INT,
            "months",
            "Full months in the trend: since the first purchase, at most as configured");
    public static final ColumnSpec VALUE_LEVEL = optional(
            "value_level",
            Types.MEAN_MONEY,
            "currency of the run per month",
            "Mean monthly value; null below four months");
    public static final ColumnSpec SLOPE =
            optional("slope", Types.NUMBER, "currency of the run per month", "Least-squares slope of monthly value");
    public static final ColumnSpec REL_SLOPE =
            optional("rel_slope", Types.NUMBER, "per month", "Slope over level; null when the level is not positive");
    public static final ColumnSpec T_STAT =
            optional("t_stat", Types.NUMBER, "-", "t statistic of the slope; infinite when all months lie on the line");
    public static final ColumnSpec CV_RESID = optional(
                    "cv_resid",
                    Types.NUMBER,
                    "-",
                    "Standard error about the line over level; null when the level is not positive")
            .lowerIsBetter();
    public static final ColumnSpec LAST_MONTH_DROP = optional(
                    "last_month_drop", Types.NUMBER, "share", "1 - last month over the mean of the months before it")
            .lowerIsBetter();
    public static final ColumnSpec FORECAST_NEXT = optional(
            "forecast_next",
            Types.MEAN_MONEY,
            "currency of the run",
            "Value of the next month on the line, at least 0");
    public static final ColumnSpec RISK_SCORE = optional(
                    "risk_score",
                    Types.NUMBER,
                    "0 to 1",
                    "0.4 falling trend + 0.3 dispersion + 0.3 drop of the last month")
            .lowerIsBetter();
    public static final ColumnSpec TREND_CLASS =
            optional("trend_class", Types.TEXT, "-", "falling, flat or rising; null below four months");
    public static final ColumnSpec VOLATILITY_CLASS =
            optional("volatility_class", Types.TEXT, "-", "steady or volatile; null below four months");

    /** Columns that exist once for every window. */
    public static final List<ColumnSpec> WINDOWED = List.of(
            RECENCY_DAYS,
            FREQUENCY,
            MONETARY,
            AVG_AMOUNT,
            LAST_DATE,
            NEGATIVE_MONETARY,
            TXN_COUNT,
            TXN_FREQUENCY,
            CYCLE_DAYS,
            CYCLE_CENSORED,
            AVG_TICKET,
            MAX_TICKET,
            RETURN_AMOUNT,
            RETURN_COUNT,
            RETURN_RATE,
            PRODUCT_COUNT);

    /** Columns that look at all history. */
    public static final List<ColumnSpec> LASTING =
            List.of(FIRST_DATE, TENURE_DAYS, DORMANT_DAYS, IS_ACTIVE, ACTIVE_QUARTER_SHARE);

    /** Level, trend and volatility of monthly value. */
    public static final List<ColumnSpec> MONTHLY = List.of(
            N_MONTHS,
            VALUE_LEVEL,
            SLOPE,
            REL_SLOPE,
            T_STAT,
            CV_RESID,
            LAST_MONTH_DROP,
            FORECAST_NEXT,
            RISK_SCORE,
            TREND_CLASS,
            VOLATILITY_CLASS);

    private static final Pattern WINDOW = Pattern.compile("_([0-9]+d|all)$");

    /** Which end of the measure of this name is worth more, over whatever window. */
    public static Better better(String name) {
        String measure = WINDOW.matcher(name).replaceFirst("");
        return Stream.of(WINDOWED, LASTING, MONTHLY)
                .flatMap(List::stream)
                .filter(column -> column.name().equals(name) || column.name().equals(measure))
                .findFirst()
                .map(ColumnSpec::better)
                .orElse(Better.HIGHER);
    }

    private CustomerFeatureTable() {}
}
