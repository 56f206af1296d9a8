package io.assay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The usual tenth of CDNOW, as purchases and as customers measured at 1998-07-01 over all history, by plain Java. */
public final class Cdnow {
    private static final LocalDate AS_OF = LocalDate.of(1998, 7, 1);

    private Cdnow() {}

    /** One line of the file. */
    public record Purchase(String customer, LocalDate day, BigDecimal amount) {}

    /** Takes one measured customer. */
    @FunctionalInterface
    public interface Measured {
        void of(String customer, Integer recency, long frequency, String monetary);
    }

    /** All purchases, in the order of the file; the test is skipped when the data are absent. */
    public static List<Purchase> purchases() {
        try (Stream<String> lines = Files.lines(SharedData.file("cdnow/CDNOW_sample.txt"))) {
            return lines.map(line -> line.strip().split("\\s+", -1))
                    .map(cells -> new Purchase(
                            cells[0],
                            LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE),
                            new BigDecimal(cells[4])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The 2,357 customers in the order of their ids, a visit being a customer and a day. */
    public static void measure(Measured each) {
        Map<String, Set<LocalDate>> days = new TreeMap<>();
        Map<String, BigDecimal> money = new TreeMap<>();
        for (Purchase purchase : purchases()) {
            days.computeIfAbsent(purchase.customer(), unused -> new HashSet<>()).add(purchase.day());
            money.merge(purchase.customer(), purchase.amount(), BigDecimal::add);
        }
        days.forEach((id, visits) -> {
            LocalDate last = visits.stream().max(LocalDate::compareTo).orElseThrow();
            each.of(
                    id,
                    (int) ChronoUnit.DAYS.between(last, AS_OF),
                    visits.size(),
                    money.get(id).toPlainString());
        });
    }

    /** The 2,357 customers as rows to score. */
    public static Customers customers() {
        Customers customers = Customers.customers();
        measure(customers::of);
        return customers;
    }
}
