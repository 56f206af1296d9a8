package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

/** Sums over the rows of one file, outcome, reason and currency, or of one customer; they stand in no stored table. */
public final class AccountingSteps {
    public static final ColumnSpec ROWS = required("group_rows", Types.COUNT, "rows", "Rows");
    public static final ColumnSpec CURRENCY = optional(
            "group_currency", Types.TEXT, "ISO 4217", "Currency as delivered; null when the amount cannot be read");
    public static final ColumnSpec OTHER_AMOUNT = required(
            "group_other_amount",
            Types.SOURCE_AMOUNT,
            "source_currency",
            "Sum of amounts as delivered that are not those of the run");
    public static final ColumnSpec LAST_ROW =
            required("group_last_row", Types.COUNT, "rows", "Number of the last row; 0 when rows have none");
    public static final ColumnSpec RETURNS = required("group_returns", Types.COUNT, "rows", "Accepted returns");
    public static final ColumnSpec RESPELT =
            required("group_respelt", Types.COUNT, "rows", "Accepted rows whose customer id was normalised to another");
    public static final ColumnSpec FIRST_DAY = optional("group_first_day", Types.DATE, "date", "First calendar day");
    public static final ColumnSpec LAST_DAY = optional("group_last_day", Types.DATE, "date", "Last calendar day");
    public static final ColumnSpec FIRST_PURCHASE =
            optional("first_purchase", Types.INSTANT, "instant", "First accepted purchase of the customer");
    public static final ColumnSpec HAS_SPELLINGS =
            required("has_spellings", Types.FLAG, "-", "Whether the customer id was delivered in several spellings");

    public static final ColumnSpec WAS_THERE =
            optional("was_there", Types.FLAG, "-", "Set where an earlier delivery brought the row");

    /** Amounts in the currency of the run that are summed up, each in parts. */
    public enum Amounts {
        /** Amounts as delivered, where the run has the same. */
        DELIVERED("group_delivered_"),
        /** Amounts of the run. */
        STORED("group_stored_"),
        /** Absolute amounts of the run. */
        TURNOVER("group_turnover_");

        private final String prefix;

        Amounts(String prefix) {
            this.prefix = prefix;
        }

        /** Sum of one part of the amounts, the lowest bits first; null without amounts. */
        public ColumnSpec part(int part) {
            return optional(prefix + part, Types.MINOR, "minor units", "Sum of a part of the amounts");
        }
    }

    private AccountingSteps() {}

    /** Sum of one quarter of the digests of the rows. */
    public static ColumnSpec digest(int quarter) {
        return required("group_digest_" + quarter, Types.COUNT, "-", "Sum of a quarter of the digests");
    }
}
