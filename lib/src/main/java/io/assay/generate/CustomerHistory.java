package io.assay.generate;

import io.assay.generate.OrderLine.Buyer;
import io.assay.generate.OrderLine.Priced;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All that one customer buys and brings back, before anything goes wrong with the rows. */
final class CustomerHistory {
    private static final double DAYS_IN_WEEK = 7;
    private static final double MORE_LINES = 0.8;
    private static final int PRODUCTS = 2_000;
    private static final double SINGLE_PIECE = 0.7;
    private static final int MOST_PIECES = 12;
    private static final int RETURN_DAYS = 30;
    private static final long FIRST_CUSTOMER = 1_000_000_000L;
    private static final String[] COUNTRIES = {
        "United Kingdom", "Germany", "France", "Spain", "Netherlands", "Poland", "Türkiye", "Singapore"
    };
    private static final double[] COUNTRIES_UP_TO = {.40, .60, .74, .84, .91, .96, .985, 1};

    private final GeneratorParams params;
    private final Season season;
    private final long number;

    CustomerHistory(GeneratorParams params, Season season, long number) {
        this.params = params;
        this.season = season;
        this.number = number;
    }

    /** Lines bought, then lines brought back within the period. */
    List<OrderLine> lines() {
        Draws draws = new Draws(params.seed(), number, Draws.Purpose.BEHAVIOUR);
        Buyer buyer = new Buyer("C" + (FIRST_CUSTOMER + number), country(draws.uniform()));
        List<LocalDateTime> visits = visits(draws);
        List<OrderLine> lines = bought(buyer, visits);
        lines.addAll(broughtBack(lines));
        return lines;
    }

    private static String country(double uniform) {
        int index = 0;
        while (uniform >= COUNTRIES_UP_TO[index]) {
            index++;
        }
        return COUNTRIES[index];
    }

    private List<LocalDateTime> visits(Draws draws) {
        Purchasing purchasing = params.model().purchasing();
        double daily = draws.gamma(purchasing.r()) / purchasing.alpha() / DAYS_IN_WEEK;
        double leaves = draws.beta(purchasing.a(), purchasing.b());
        double now = draws.uniform() * season.length();
        List<LocalDateTime> visits = new ArrayList<>();
        boolean alive = true;
        while (alive && now < season.length()) {
            visits.add(season.at(now));
            alive = draws.uniform() >= leaves;
            now += draws.exponential(daily);
        }
        return visits;
    }

    private List<OrderLine> bought(Buyer buyer, List<LocalDateTime> visits) {
        Draws draws = new Draws(params.seed(), number, Draws.Purpose.BASKETS);
        Spending spending = params.model().spending();
        double nu = draws.gamma(spending.q()) / spending.gamma();
        List<OrderLine> lines = new ArrayList<>();
        for (int visit = 0; visit < visits.size(); visit++) {
            String orderId = "A" + number + "-" + visit;
            double value = draws.gamma(spending.p()) / nu;
            List<Integer> products = products(draws);
            double[] shares = shares(draws, products.size());
            for (int line = 0; line < shares.length; line++) {
                Priced priced = priced(draws, value * shares[line]);
                lines.add(new OrderLine(buyer, orderId, visits.get(visit), products.get(line), priced));
            }
        }
        return lines;
    }

    /** Different products, the first of the catalogue more often than the last. */
    private static List<Integer> products(Draws draws) {
        int lines = 1 + draws.poisson(MORE_LINES);
        Set<Integer> products = new LinkedHashSet<>();
        while (products.size() < lines) {
            double uniform = draws.uniform();
            products.add((int) (uniform * uniform * PRODUCTS));
        }
        return List.copyOf(products);
    }

    private static double[] shares(Draws draws, int lines) {
        double[] shares = new double[lines];
        double sum = 0;
        for (int line = 0; line < lines; line++) {
            shares[line] = draws.exponential(1);
            sum += shares[line];
        }
        for (int line = 0; line < lines; line++) {
            shares[line] /= sum;
        }
        return shares;
    }

    /** The price of one piece is at least a cent and whole cents, so the basket is right to some cents. */
    private static Priced priced(Draws draws, double value) {
        int quantity = draws.uniform() < SINGLE_PIECE ? 1 : 2 + draws.below(MOST_PIECES - 1);
        return new Priced(quantity, Math.max(1, Math.round(value * 100 / quantity)));
    }

    private List<OrderLine> broughtBack(List<OrderLine> bought) {
        Draws draws = new Draws(params.seed(), number, Draws.Purpose.RETURNS);
        LocalDateTime end = params.period().end().atStartOfDay();
        List<OrderLine> back = new ArrayList<>();
        for (OrderLine line : bought) {
            if (draws.uniform() < params.rates().returns()) {
                LocalDateTime at = line.at().plusDays(1L + draws.below(RETURN_DAYS));
                int pieces = 1 + draws.below(line.priced().quantity());
                if (at.isBefore(end)) {
                    String orderId = "R" + number + "-" + back.size();
                    Priced priced = new Priced(-pieces, line.priced().unitPriceMinor());
                    back.add(new OrderLine(line.buyer(), orderId, at, line.product(), priced));
                }
            }
        }
        return back;
    }
}
