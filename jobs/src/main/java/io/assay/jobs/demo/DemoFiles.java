package io.assay.jobs.demo;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What the demo leaves beside its tables: the invented transactions, and the configuration that it runs.
 *
 * @param folder the warehouse of the demo, a local folder
 */
public record DemoFiles(Path folder) {
    /** First day after the invented transactions. */
    public static final LocalDate UNTIL = LocalDate.of(2026, 7, 1);
    /** Months invented. */
    public static final int MONTHS = 24;
    /** The month-ends that the demo publishes. */
    public static final List<LocalDate> AS_OF_DATES = List.of(UNTIL.minusMonths(1), UNTIL);

    private static final String CONFIGURATION = """
            # The configuration of the demo: change it and run again.
            currency: EUR
            zone: Europe/Berlin
            sources:
              - name: shop
                format: csv
                path: input/transactions/*.csv
                columns:
                  customer: customer_id
                  transaction: order_id
                  time: ordered_at
                  amount: quantity * unit_price
                  quantity: quantity
                  product: product_id
                  peer_group: country
            """;

    /** Folder of the invented transactions. */
    public Path input() {
        return folder.resolve("input");
    }

    /** Writes the configuration and gives its place. */
    public Path configuration() {
        Path file = folder.resolve("assay.yaml");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, CONFIGURATION);
        } catch (IOException unwritable) {
            throw new Failure(
                    ErrorCode.DEMO_UNWRITABLE,
                    "Cannot write " + file + ": " + unwritable.getMessage(),
                    "Choose another --warehouse",
                    unwritable);
        }
        return file;
    }

    /** The page that the demo ends with. */
    public Path report() {
        return folder.resolve("report.html");
    }
}
