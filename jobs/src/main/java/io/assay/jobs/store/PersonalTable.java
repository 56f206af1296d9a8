package io.assay.jobs.store;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.assay.table.CustomerDayTable;
import io.assay.table.QuarantineTable;
import io.assay.table.RunColumns;
import io.assay.table.ScoreCutTable;
import io.assay.table.TableSpec;
import io.assay.table.TransactionTable;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;

/**
 * A table whose rows name customers, and how they do.
 *
 * @param naming from a customer's id to whether a row names the customer
 */
public record PersonalTable(TableSpec table, Function<String, Column> naming) {
    /** All of them; no other table names a customer. */
    public static final List<PersonalTable> ALL = List.of(
            new PersonalTable(TransactionTable.SPEC, PersonalTable::isCustomer),
            new PersonalTable(QuarantineTable.SPEC, PersonalTable::isQuarantined),
            new PersonalTable(CustomerDayTable.SPEC, PersonalTable::isCustomer),
            new PersonalTable(
                    ScoreCutTable.SPEC,
                    id -> ScoreCutTable.LAST_CUSTOMER_ID.col().equalTo(lit(id))),
            new PersonalTable(Published.WIDE, PersonalTable::isCustomer));

    /** How a table that names customers does so. */
    public static PersonalTable of(TableSpec table) {
        return ALL.stream()
                .filter(known -> known.table.equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table.name() + " names no customers"));
    }

    /** That a row names the customer. */
    public Column naming(String customer) {
        return naming.apply(customer);
    }

    /** That a row does not name the customer, where what is null names nobody. */
    public Column notNaming(String customer) {
        return not(coalesce(naming(customer), lit(false)));
    }

    private static Column isCustomer(String id) {
        return RunColumns.CUSTOMER_ID.col().equalTo(lit(id));
    }

    /** Where the customer of a row could not be read, the id may stand anywhere in it, as a word. */
    private static Column isQuarantined(String id) {
        String word = "(?<![\\p{L}\\p{N}])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}])";
        return isCustomer(id)
                .or(QuarantineTable.CUSTOMER_ID
                        .col()
                        .isNull()
                        .and(QuarantineTable.RAW_ROW.col().rlike(word)));
    }
}
