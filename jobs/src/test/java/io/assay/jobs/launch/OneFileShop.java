package io.assay.jobs.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a configuration, the file that it reads, and an empty one. */
final class OneFileShop {
    static final String CONFIG = """
            currency: EUR
            sources:
              - name: shop
                format: csv
                path: a.csv
                columns: {customer: id, time: day, amount: price * pieces}
            """;

    private OneFileShop() {}

    static void in(Path folder) throws IOException {
        Files.writeString(folder.resolve("assay.yaml"), CONFIG);
        Files.writeString(folder.resolve("empty.csv"), "");
        Files.writeString(folder.resolve("a.csv"), "id,day,price,pieces\n1,2026-01-01,2.50,2\n");
    }
}
