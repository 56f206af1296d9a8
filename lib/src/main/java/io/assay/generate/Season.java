package io.assay.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Turns the even time of a purchase process into calendar time, in which months and weekdays have more or fewer
 * purchases. A unit of even time is an average day; the model's laws hold exactly in even time.
 */
final class Season {
    private static final double[] MONTHS = {.84, .84, .94, .99, .99, .94, .89, .89, .99, 1.04, 1.22, 1.43};
    private static final double[] WEEKDAYS = {.90, .90, .95, 1.00, 1.15, 1.25, .85};
    private static final int OPENING_SECOND = 7 * 3600;
    private static final int OPEN_SECONDS = 15 * 3600;

    private final LocalDate start;
    private final double[] upTo;

    Season(GeneratorParams.Period period) {
        this.start = period.start();
        this.upTo = new double[period.days() + 1];
        for (int day = 0; day < period.days(); day++) {
            LocalDate date = start.plusDays(day);
            upTo[day + 1] = upTo[day]
                    + MONTHS[date.getMonthValue() - 1]
                            * WEEKDAYS[date.getDayOfWeek().getValue() - 1];
        }
    }

    /** Length of the period in even time, about its number of days. */
    double length() {
        return upTo[upTo.length - 1];
    }

    /** The calendar time of a moment in even time, in opening hours and to the second; later stays later or equal. */
    LocalDateTime at(double evenTime) {
        int low = 0;
        int high = upTo.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (upTo[middle] <= evenTime) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        double share = (evenTime - upTo[low]) / (upTo[low + 1] - upTo[low]);
        return start.plusDays(low).atStartOfDay().plusSeconds(OPENING_SECOND + (long) (share * OPEN_SECONDS));
    }
}
