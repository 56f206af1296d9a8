package io.assay.generate;

import static io.assay.table.GeneratedTable.DELIVERED_DAY;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.year;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/**
 * Which file a generated row is delivered in: files hold spans of days, in order.
 *
 * @param files how many files, 1 to {@value #MOST}; empty means one for each month
 */
public record FilePlan(GeneratorParams.Period period, OptionalInt files) {
    /** The largest number of files. */
    public static final int MOST = 100_000;

    private static final int MONTHS_A_YEAR = 12;

    public FilePlan {
        if (files.isPresent() && (files.getAsInt() < 1 || files.getAsInt() > MOST)) {
            throw new IllegalArgumentException("files must lie between 1 and " + MOST + ", got " + files.getAsInt());
        }
    }

    /** Number of the file that a row belongs to, by its day of delivery; counted from 0. */
    public Column number() {
        LocalDate start = period.start();
        Column day = DELIVERED_DAY.col();
        if (files.isPresent()) {
            Column daysIn = day.minus(lit((int) start.toEpochDay())).cast("bigint");
            return floor(daysIn.multiply(lit(files.getAsInt())).divide(lit(period.days())));
        }
        Column date = date_from_unix_date(day);
        return year(date)
                .multiply(lit(MONTHS_A_YEAR))
                .plus(month(date))
                .minus(lit(start.getYear() * MONTHS_A_YEAR + start.getMonthValue()));
    }

    /** Name of each file, by number. */
    public List<String> names() {
        if (files.isPresent()) {
            return IntStream.range(0, files.getAsInt())
                    .mapToObj(number -> String.format(Locale.ROOT, "part-%05d.csv", number))
                    .toList();
        }
        return IntStream.range(0, period.months())
                .mapToObj(month -> period.start().plusMonths(month))
                .map(first -> String.format(Locale.ROOT, "%04d-%02d.csv", first.getYear(), first.getMonthValue()))
                .toList();
    }
}
