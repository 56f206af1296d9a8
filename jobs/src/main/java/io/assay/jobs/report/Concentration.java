package io.assay.jobs.report;

import io.assay.jobs.report.MeasureFigures.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the money the best customers hold. Amounts that are not positive count as nothing.
 *
 * @param points of the curve, from no customer to all
 * @param gini 0 when all are equal, towards 1 when one has all; 0 without any money
 * @param top20Share share of the money that the best fifth of customers hold
 * @param headShareFor80 share of the customers, the best first, who hold four fifths of the money
 */
record Concentration(List<Point> points, double gini, double top20Share, double headShareFor80) {
    private static final int MOST_POINTS = 200;
    private static final double FIFTH = 0.2;
    private static final double FOUR_FIFTHS = 0.8;

    /** The best customers, and the money that they hold, as shares of all. */
    record Point(double customers, double money) {}

    static Concentration of(List<Counted> amounts, long customers) {
        List<Point> curve = curve(amounts, customers);
        double twiceTheArea = 0;
        for (int i = 1; i < curve.size(); i++) {
            Point left = curve.get(i - 1);
            Point right = curve.get(i);
            twiceTheArea += (right.customers() - left.customers()) * (right.money() + left.money());
        }
        boolean nothing = curve.get(curve.size() - 1).money() == 0;
        return new Concentration(
                thinned(curve), nothing ? 0 : twiceTheArea - 1, moneyAt(curve, FIFTH), customersAt(curve, FOUR_FIFTHS));
    }

    /** Each point lies at the border of a counted value, where the curve is exact. */
    private static List<Point> curve(List<Counted> amounts, long customers) {
        double total = amounts.stream()
                .filter(counted -> counted.value() > 0)
                .mapToDouble(counted -> counted.monetary().doubleValue())
                .sum();
        List<Point> curve = new ArrayList<>(List.of(new Point(0, 0)));
        double heads = 0;
        double money = 0;
        for (int i = amounts.size() - 1; i >= 0 && amounts.get(i).value() > 0; i--) {
            heads += amounts.get(i).customers();
            money += amounts.get(i).monetary().doubleValue();
            curve.add(new Point(heads / customers, money / total));
        }
        if (heads < customers) {
            curve.add(new Point(1, total == 0 ? 0 : 1));
        }
        return curve;
    }

    private static List<Point> thinned(List<Point> curve) {
        List<Point> kept = new ArrayList<>();
        Point last = curve.get(curve.size() - 1);
        double next = 0;
        for (Point point : curve) {
            if (point.customers() >= next || point.equals(last)) {
                kept.add(point);
                next = point.customers() + 1.0 / MOST_POINTS;
            }
        }
        return kept;
    }

    private static double moneyAt(List<Point> curve, double customers) {
        for (int i = 1; i < curve.size(); i++) {
            Point left = curve.get(i - 1);
            Point right = curve.get(i);
            if (right.customers() >= customers) {
                double part = (customers - left.customers()) / (right.customers() - left.customers());
                return left.money() + part * (right.money() - left.money());
            }
        }
        return curve.get(curve.size() - 1).money();
    }

    private static double customersAt(List<Point> curve, double money) {
        for (int i = 1; i < curve.size(); i++) {
            Point left = curve.get(i - 1);
            Point right = curve.get(i);
            if (right.money() >= money) {
                double part = (money - left.money()) / (right.money() - left.money());
                return left.customers() + part * (right.customers() - left.customers());
            }
        }
        return 0;
    }
}
