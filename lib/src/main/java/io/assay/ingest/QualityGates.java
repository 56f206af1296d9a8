package io.assay.ingest;

import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the input as a whole by its accounting. */
public record QualityGates(GateLimits limits) {
    private static final int DAYS_NAMED = 10;
    private static final int REASONS_NAMED = 5;
    private static final String VOLUME = "volume";
    private static final String EQUAL_FILES = "equal_files";
    private static final List<String> ORDER = List.of(
            "accepted_rows", "quarantine_rate", "duplicate_rate", VOLUME, "missing_days", "unit_change", EQUAL_FILES);

    /**
     * Results of all gates, in a fixed order.
     *
     * @param previousAccepted accepted rows of the run published for the previous as-of date, if there is one
     */
    public List<GateResult> judge(Accounting accounting, OptionalLong previousAccepted) {
        return judge(accounting, List.of(), previousAccepted);
    }

    /**
     * Results of all gates on an input of which a part was judged before.
     *
     * @param accounting accounts of the whole, with the files of the later part alone
     * @param earlier verdicts on the earlier part
     */
    public List<GateResult> judge(Accounting accounting, List<GateResult> earlier, OptionalLong previousAccepted) {
        List<GateResult> results = new ArrayList<>();
        results.add(emptyInput(accounting));
        results.add(rate(
                "quarantine_rate",
                "in quarantine" + reasons(accounting),
                accounting.quarantined(),
                accounting,
                limits.quarantineRate()));
        results.add(rate("duplicate_rate", "duplicates", accounting.duplicates(), accounting, limits.duplicateRate()));
        previousAccepted.ifPresent(previous -> results.add(volume(accounting.accepted(), previous)));
        results.add(missingDays(accounting.missingDays()));
        results.add(unitChange(accounting.days()));
        results.add(equalFiles(accounting, earlier));
        return List.copyOf(results);
    }

    /**
     * The verdict on an input that was judged before: the same, apart from the volume, which is compared with another
     * run now.
     *
     * @param earlier verdicts in any order
     */
    public List<GateResult> again(List<GateResult> earlier, long accepted, OptionalLong previousAccepted) {
        return Stream.concat(
                        earlier.stream().filter(result -> !result.gate().equals(VOLUME)),
                        previousAccepted.stream().mapToObj(previous -> volume(accepted, previous)))
                .sorted(Comparator.comparingInt(result -> ORDER.indexOf(result.gate())))
                .toList();
    }

    private GateResult emptyInput(Accounting accounting) {
        boolean empty = accounting.accepted() == 0;
        GateResult.Status status = !empty
                ? GateResult.Status.PASS
                : limits.emptyInput() == GateLimits.EmptyInput.ALLOWED
                        ? GateResult.Status.WARN
                        : GateResult.Status.FAIL;
        String sentence = text("%d of %d rows were accepted", accounting.accepted(), accounting.rowsIn());
        return new GateResult(
                "accepted_rows", status, accounting.accepted(), OptionalDouble.empty(), OptionalDouble.of(1), sentence);
    }

    private static GateResult rate(String gate, String words, long rows, Accounting accounting, GateLimits.Pair pair) {
        double share = accounting.rowsIn() == 0 ? 0 : (double) rows / accounting.rowsIn();
        String sentence = text("%d of %d rows (%.2f %%) are %s", rows, accounting.rowsIn(), 100 * share, words);
        return result(gate, share, pair, sentence);
    }

    /** Why rows are in quarantine, the most frequent reasons first. */
    private static String reasons(Accounting accounting) {
        List<String> words = accounting.rowsByReason().entrySet().stream()
                .filter(reason -> Reason.valueOf(reason.getKey()).outcome() == Outcome.QUARANTINED)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .toList();
        String named = words.stream().limit(REASONS_NAMED).collect(Collectors.joining(", "));
        String more = words.size() > REASONS_NAMED ? ", ..." : "";
        return words.isEmpty() ? "" : ": " + named + more;
    }

    private GateResult volume(long accepted, long previous) {
        double ratio = previous == 0 ? 1 : (double) accepted / previous;
        boolean fails = ratio < limits.smallestVolume() || ratio > limits.largestVolume();
        return new GateResult(
                VOLUME,
                fails ? GateResult.Status.FAIL : GateResult.Status.PASS,
                ratio,
                OptionalDouble.empty(),
                OptionalDouble.of(ratio < 1 ? limits.smallestVolume() : limits.largestVolume()),
                text("%d accepted rows are %.3f times the %d of the previous as-of date", accepted, ratio, previous));
    }

    private GateResult missingDays(List<LocalDate> missing) {
        String named =
                missing.stream().limit(DAYS_NAMED).map(LocalDate::toString).collect(Collectors.joining(", "));
        String more = missing.size() > DAYS_NAMED ? ", ..." : "";
        String sentence = missing.isEmpty()
                ? "no day inside the span of the input is without rows"
                : text(
                        "%s inside the span of the input without rows: %s%s",
                        count(missing.size(), "day", "days"), named, more);
        int days = missing.size();
        GateResult.Status status = days > 0 && days >= limits.missingDays().fail()
                ? GateResult.Status.FAIL
                : days > 0 && days >= limits.missingDays().warn() ? GateResult.Status.WARN : GateResult.Status.PASS;
        return new GateResult(
                "missing_days",
                status,
                days,
                OptionalDouble.of(limits.missingDays().warn()),
                OptionalDouble.of(limits.missingDays().fail()),
                sentence);
    }

    private GateResult unitChange(List<Accounting.DayTally> days) {
        List<Accounting.DayTally> judged = days.stream()
                .filter(day ->
                        day.rows() >= limits.unitChangeRows() && day.turnover().signum() > 0)
                .toList();
        double median = median(judged.stream().map(QualityGates::mean).sorted().toList());
        double worst = 1;
        String sentence = "no day's mean amount is far from the median day's";
        for (Accounting.DayTally day : judged) {
            double ratio = mean(day) / median;
            double factor = Math.max(ratio, 1 / ratio);
            if (factor > worst) {
                worst = factor;
                sentence = text("the mean amount of %s is %.4g times that of the median day", day.date(), ratio);
            }
        }
        return result("unit_change", worst, limits.unitChange(), sentence);
    }

    private static double mean(Accounting.DayTally day) {
        return day.turnover()
                .divide(java.math.BigDecimal.valueOf(day.rows()), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static double median(List<Double> sorted) {
        int size = sorted.size();
        return size == 0 ? Double.NaN : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    /** Files are compared with those that they were delivered with. */
    private static GateResult equalFiles(Accounting accounting, List<GateResult> earlier) {
        List<List<String>> groups = accounting.filesWithEqualContent();
        int before = earlier.stream()
                .filter(result -> result.gate().equals(EQUAL_FILES))
                .mapToInt(result -> (int) result.measured())
                .sum();
        int all = before + groups.size();
        String first = groups.isEmpty() ? "of an earlier delivery" : String.join(", ", groups.get(0));
        String sentence = all == 0
                ? "no two files have the same content"
                : text(
                        "%s with the same content, the first %s",
                        count(all, "group of files", "groups of files"), first);
        return new GateResult(
                EQUAL_FILES,
                all == 0 ? GateResult.Status.PASS : GateResult.Status.WARN,
                all,
                OptionalDouble.of(0),
                OptionalDouble.empty(),
                sentence);
    }

    private static GateResult result(String gate, double measured, GateLimits.Pair pair, String sentence) {
        return new GateResult(
                gate,
                GateResult.Status.of(measured, pair),
                measured,
                OptionalDouble.of(pair.warn()),
                OptionalDouble.of(pair.fail()),
                sentence);
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
