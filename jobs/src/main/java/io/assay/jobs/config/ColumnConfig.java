package io.assay.jobs.config;

import java.util.Optional;

/** Which column, or Spark SQL expression over columns, gives each field of a transaction. */
public record ColumnConfig(
        @Setting(
                "Customer id, kept as it stands; for ids such as 17850.0 write regexp_replace(CustomerID, '[.]0$', '')")
        String customer,

        @Setting("When it happened") String time,

        @Setting("Signed amount, for example Quantity * UnitPrice")
        String amount,

        @Setting("Purchase, invoice or order id; several rows may share one")
        Optional<String> transaction,

        @Setting("Product id") Optional<String> product,
        @Setting("Quantity") Optional<String> quantity,

        @Setting("Currency code; absent means the currency of the results")
        Optional<String> currency,

        @Setting(
                "Condition that is true for a return, for example startswith(InvoiceNo, 'C'); a negative amount always is one")
        Optional<String> isReturn,

        @Setting("Group that customers are compared within, for example Country")
        Optional<String> peerGroup) {}
