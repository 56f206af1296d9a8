package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;

/** Transactions of invented customers, as text lines that may be dirty and as typed rows. */
public final class GeneratedTable {
    public static final ColumnSpec CUSTOMER_NUMBER =
            required("id", Types.COUNT, "-", "Number of the customer, from 0; all that its rows depend on");
    public static final ColumnSpec DELIVERED_DAY = required(
            "delivered_day", Types.INT, "days since 1970-01-01", "Day of delivery; a second delivery comes later");
    public static final ColumnSpec KIND =
            required("kind", Types.TEXT, "-", "purchase, return, duplicate or what is wrong");
    public static final ColumnSpec AMOUNT_MINOR =
            required("amount_minor", Types.MINOR, "minor units", "Signed amount, 0 where the line does not tell it");
    public static final ColumnSpec LINE = required("line", Types.TEXT, "-", "The row as comma-separated text");

    public static final ColumnSpec FILE =
            required("file", Types.INT, "-", "Number of the file the line goes to, from 0");

    public static final ColumnSpec ORDER_ID = optional("order_id", Types.TEXT, "-", "Basket, or return of one product");
    public static final ColumnSpec PRODUCT_ID = optional("product_id", Types.TEXT, "-", "Product");
    public static final ColumnSpec QUANTITY =
            optional("quantity", Types.INT, "pieces", "Pieces of the product; negative when returned");
    public static final ColumnSpec UNIT_PRICE =
            optional("unit_price", Types.MONEY, "currency of the run", "Price of one piece");
    public static final ColumnSpec ORDERED_AT =
            optional("ordered_at", DataTypes.TimestampNTZType, "local time", "When it was bought or returned");
    public static final ColumnSpec CUSTOMER_ID = optional("customer_id", Types.TEXT, "-", "Customer");
    public static final ColumnSpec COUNTRY = optional("country", Types.TEXT, "-", "Country of the customer");

    /** One generated line. */
    public static final TableSpec LINES = new TableSpec(
            "generated_line",
            "one line of generated text",
            List.of(),
            List.of(),
            List.of(DELIVERED_DAY, KIND, AMOUNT_MINOR, LINE));

    /** One generated row, typed; what cannot be typed is null. */
    public static final TableSpec SPEC = new TableSpec(
            "generated",
            "one product in one basket of an invented customer",
            List.of(),
            List.of(),
            List.of(ORDER_ID, PRODUCT_ID, QUANTITY, UNIT_PRICE, ORDERED_AT, CUSTOMER_ID, COUNTRY));

    /** First line of each generated csv file. */
    public static final String HEADER =
            SPEC.columns().stream().map(ColumnSpec::name).collect(Collectors.joining(","));

    private GeneratedTable() {}
}
