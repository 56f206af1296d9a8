package io.assay.feature;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of whole days that ends before the as-of date.
 *
 * @param days length in days; empty means all history
 */
public record Window(OptionalInt days) {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,4})d");

    public Window {
        if (days.isPresent() && days.getAsInt() < 1) {
            throw new IllegalArgumentException("days must be at least 1, got " + days.getAsInt());
        }
    }

    /** All history. */
    public static Window all() {
        return new Window(OptionalInt.empty());
    }

    /** The given number of days before the as-of date. */
    public static Window ofDays(int days) {
        return new Window(OptionalInt.of(days));
    }

    /** Reads {@code 365d} or {@code all}. */
    public static Window parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (trimmed.equals("all")) {
            return all();
        }
        Matcher matcher = TEXT.matcher(trimmed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Cannot read window '" + text + "': write days as 365d, or all");
        }
        return ofDays(Integer.parseInt(matcher.group(1)));
    }

    /** What columns of this window end in, for example {@code _90d}. */
    public String suffix() {
        return days.isPresent() ? "_" + days.getAsInt() + "d" : "_all";
    }

    /** The window in words. */
    public String words() {
        return days.isPresent() ? "over " + days.getAsInt() + " days" : "over all history";
    }
}
