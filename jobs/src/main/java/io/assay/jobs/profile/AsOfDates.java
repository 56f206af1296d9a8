package io.assay.jobs.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The as-of dates that the input is good for: month-ends, as long as it covers whole months. */
record AsOfDates(Profile.Calendar calendar, LocalDate latest) {
    private static final int MOST = 24;

    /** The newest of them, if there is any row. */
    Optional<LocalDate> newest() {
        return calendar.bodySpan().map(span -> {
            LocalDate end = span.last().plusDays(1);
            LocalDate month = end.withDayOfMonth(1);
            LocalDate wanted = month.isAfter(span.first()) ? month : end;
            return wanted.isAfter(latest) ? latest : wanted;
        });
    }

    /** The newest and those a month apart before it that have a full window behind them, in order. */
    List<LocalDate> filled(long windowDays) {
        return newest().stream()
                .flatMap(newest -> Stream.iterate(0, months -> months + 1)
                        .limit(MOST)
                        .map(newest::minusMonths)
                        .filter(date -> date.equals(newest)
                                || !date.minusDays(windowDays)
                                        .isBefore(calendar.bodySpan()
                                                .orElseThrow()
                                                .first())))
                .sorted()
                .toList();
    }
}
