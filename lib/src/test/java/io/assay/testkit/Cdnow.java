package io.assay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The usual tenth of CDNOW as measured customers at 1998-07-01 over all history, by plain Java. */
public final class Cdnow {
    private static final LocalDate AS_OF = LocalDate.of(1998, 7, 1);

    private Cdnow() {}

    /** The 2,357 customers; the test is skipped when the data are absent. */
    public static Customers customers() {
        Map<String, Set<LocalDate>> days = new TreeMap<>();
        Map<String, BigDecimal> money = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(SharedData.file("cdnow/CDNOW_sample.txt"))) {
                String[] cells = line.trim().split("\\s+", -1);
                days.computeIfAbsent(cells[0], unused -> new HashSet<>())
                        .add(LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE));
                money.merge(cells[0], new BigDecimal(cells[4]), BigDecimal::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Customers customers = Customers.customers();
        days.forEach((id, visits) -> {
            LocalDate last = visits.stream().max(LocalDate::compareTo).orElseThrow();
            customers.of(
                    id,
                    (int) ChronoUnit.DAYS.between(last, AS_OF),
                    visits.size(),
                    money.get(id).toPlainString());
        });
        return customers;
    }
}
