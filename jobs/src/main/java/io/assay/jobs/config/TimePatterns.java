package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.regex.Pattern;

/** Checks date-time patterns for the slips that still parse. */
final class TimePatterns {
    private static final List<String> EPOCHS = List.of("epoch_s", "epoch_ms", "epoch_us");
    private static final ErrorCode CODE = ErrorCode.CONFIG_UNKNOWN_VALUE;
    private static final Pattern MINUTES_AS_MONTH = Pattern.compile("[dy]\\P{L}*m|^[^M]*m[^M]*$");
    private static final Pattern MONTH_AS_MINUTES = Pattern.compile("[HhKk]\\P{L}*M");

    private TimePatterns() {}

    static void check(String pattern, Section at) {
        if (EPOCHS.contains(pattern)) {
            return;
        }
        try {
            new DateTimeFormatterBuilder().appendPattern(pattern);
        } catch (IllegalArgumentException e) {
            at.reject(
                    "time_format", CODE, "is no pattern: " + e.getMessage(), "Write, for example, yyyy-MM-dd HH:mm:ss");
            return;
        }
        String letters = pattern.replaceAll("'[^']*'", "");
        if (letters.contains("Y")) {
            at.reject("time_format", CODE, "uses the week-based year Y", "Write yyyy for the year");
        } else if (letters.contains("D")) {
            at.reject("time_format", CODE, "uses the day of the year D", "Write dd for the day of the month");
        } else if (letters.contains("y") && MINUTES_AS_MONTH.matcher(letters).find()) {
            at.reject("time_format", CODE, "has minutes m where its month should be", "Write M or MM for the month");
        } else if (MONTH_AS_MINUTES.matcher(letters).find()) {
            at.reject("time_format", CODE, "has the month M after its hours", "Write mm for the minutes");
        } else if (!letters.contains("y") || !letters.contains("M") || !letters.contains("d")) {
            at.reject("time_format", CODE, "names no full date", "Write year y, month M and day d");
        } else if (letters.contains("h") && !letters.contains("a")) {
            at.reject("time_format", CODE, "has hours of the half day h without a", "Write HH for hours from 0 to 23");
        }
    }
}
