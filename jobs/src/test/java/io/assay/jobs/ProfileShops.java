package io.assay.jobs;

import io.assay.testkit.oracle.AccountingOracle;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Two shops to be profiled: one in which nothing is odd, and one with a mishap of every kind. */
final class ProfileShops {
    static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    static final LocalDate GAP = LocalDate.of(2026, 2, 10);
    static final int GAP_DAYS = 5;
    /** Its amounts are in cents. */
    static final String MONTH_IN_CENTS = "2025-10";

    private static final int REGULARS = 130;
    private static final String KNOWN_MONTH = "202[56]-(0[1-9]|1[0-2])-.*";

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<AccountingOracle.Delivered> rows = new ArrayList<>();

    private final Optional<String> monthInCents;

    private ProfileShops(Optional<String> monthInCents) {
        this.monthInCents = monthInCents;
    }

    /** Regular customers on every day. */
    static List<AccountingOracle.Delivered> clean() {
        ProfileShops shop = new ProfileShops(Optional.empty());
        FIRST.datesUntil(Shop.AS_OF).forEach(day -> {
            for (int i = 0; i < 4; i++) {
                shop.buy("r" + shop.random.nextInt(REGULARS), day, shop.cents());
            }
        });
        return shop.rows;
    }

    /** A new customer on every day who never returns, few regulars, and every mishap. */
    static List<AccountingOracle.Delivered> odd() {
        ProfileShops shop = new ProfileShops(Optional.of(MONTH_IN_CENTS));
        FIRST.datesUntil(Shop.AS_OF)
                .filter(ProfileShops::isOpen)
                .forEach(day -> shop.buy("once" + day, day, shop.cents()));
        for (int customer = 0; customer < REGULARS; customer++) {
            for (int visit = 0; visit < 2 + customer % 9; visit++) {
                LocalDate day = FIRST.plusDays(shop.random.nextInt(545));
                if (isOpen(day)) {
                    shop.buy("r" + customer, day, shop.cents());
                }
            }
        }
        shop.mishaps();
        return shop.rows;
    }

    private void mishaps() {
        for (int i = 0; i < 7; i++) {
            buy("r" + i, Shop.AS_OF.minusDays(1 + i), -500L - i);
        }
        buy("returned", Shop.AS_OF.minusDays(3), -700);
        buy("r1", Shop.AS_OF.minusDays(20), 0);
        buy("r2", Shop.AS_OF.minusDays(21), 0);
        buy("r3", Shop.AS_OF.minusDays(40), 25_000_000);
        buy("early1", LocalDate.of(1999, 1, 1), 1000);
        buy("early2", LocalDate.of(1999, 1, 1), 2000);
        for (int i = 0; i < 3; i++) {
            deliver("", Shop.AS_OF.minusDays(2).toString(), "10.00");
            deliver("unknown", Shop.AS_OF.minusDays(2).toString(), "11.00");
            deliver("r" + i, "2026-13-45", "12.00");
            deliver("r" + i, Shop.AS_OF.minusDays(2).toString(), "12x");
        }
        rows.addAll(List.copyOf(rows.subList(0, 5)));
    }

    private static boolean isOpen(LocalDate day) {
        return day.isBefore(GAP) || !day.isBefore(GAP.plusDays(GAP_DAYS));
    }

    private long cents() {
        return Math.max(1, Math.round(2000 * Math.exp(0.6 * random.nextGaussian())));
    }

    private void buy(String customer, LocalDate day, long cents) {
        boolean inCents =
                monthInCents.filter(month -> day.toString().startsWith(month)).isPresent();
        deliver(
                customer,
                day.toString(),
                BigDecimal.valueOf(cents, inCents ? 0 : 2).setScale(2).toPlainString());
    }

    private void deliver(String customer, String day, String amount) {
        rows.add(new AccountingOracle.Delivered(customer, day, amount, "o" + rows.size()));
    }

    /** Puts rows into a shop, a file for each month. */
    static Shop deliver(Path folder, List<AccountingOracle.Delivered> rows) {
        Shop shop = new Shop(folder);
        rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.day().matches(KNOWN_MONTH) ? row.day().substring(0, 7) : "rest"))
                .forEach((file, lines) -> shop.deliver(
                        file + ".csv",
                        lines.stream()
                                .map(row -> String.join(",", row.invoice(), row.customer(), row.day(), row.amount()))
                                .toList()));
        return shop;
    }
}
