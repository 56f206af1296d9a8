package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.text.NearestName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads single values, strictly: what could be meant in two ways is refused with both spellings. */
final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]*)?(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

    private Scalars() {}

    static Object read(Class<?> type, YamlNode.Scalar scalar, Setting setting) throws Unfit {
        String text = scalar.text();
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class || type == Boolean.class) {
            return bool(scalar);
        }
        if (type == int.class || type == Integer.class) {
            return (int) whole(scalar, setting, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return whole(scalar, setting, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return number(scalar, setting);
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        if (type == LocalDate.class) {
            return date(text);
        }
        if (type == ZoneId.class) {
            return zone(text);
        }
        if (type == Path.class) {
            return path(text);
        }
        throw new IllegalArgumentException("Cannot read settings of type " + type);
    }

    /** How an enum constant is written. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static List<String> written(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> written((Enum<?>) constant))
                .toList();
    }

    private static boolean bool(YamlNode.Scalar scalar) throws Unfit {
        if (scalar.kind() != YamlNode.Kind.BOOLEAN) {
            throw Unfit.type("is neither true nor false", "Write true or false");
        }
        return scalar.text().equalsIgnoreCase("true");
    }

    private static long whole(YamlNode.Scalar scalar, Setting setting, long lowest, long highest) throws Unfit {
        if (scalar.kind() != YamlNode.Kind.NUMBER
                || !WHOLE.matcher(scalar.text()).matches()) {
            throw Unfit.type("is no whole number", "Write digits alone, such as 1000, without quotes or leading zeros");
        }
        BigInteger value = new BigInteger(scalar.text());
        requireRange(new BigDecimal(value), setting);
        if (value.compareTo(BigInteger.valueOf(lowest)) < 0 || value.compareTo(BigInteger.valueOf(highest)) > 0) {
            throw new Unfit(ErrorCode.CONFIG_OUT_OF_RANGE, "is too large a number", "Write at most " + highest);
        }
        return value.longValueExact();
    }

    private static double number(YamlNode.Scalar scalar, Setting setting) throws Unfit {
        String text = scalar.text();
        boolean digits = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (scalar.kind() != YamlNode.Kind.NUMBER
                || !digits
                || !NUMBER.matcher(text).matches()) {
            throw Unfit.type("is no number", "Write a decimal number such as 0.25, without quotes or leading zeros");
        }
        requireRange(new BigDecimal(text), setting);
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new Unfit(ErrorCode.CONFIG_OUT_OF_RANGE, "is too large a number", "Write a smaller one");
        }
        return value == 0 ? 0.0 : value;
    }

    private static void requireRange(BigDecimal value, Setting setting) throws Unfit {
        boolean low = setting.min() != Double.NEGATIVE_INFINITY && value.compareTo(new BigDecimal(setting.min())) < 0;
        boolean high = setting.max() != Double.POSITIVE_INFINITY && value.compareTo(new BigDecimal(setting.max())) > 0;
        if (low || high) {
            throw new Unfit(ErrorCode.CONFIG_OUT_OF_RANGE, "is out of range", "Write " + range(setting));
        }
    }

    /** The range of a numeric setting in words; empty when there is none. */
    static String range(Setting setting) {
        boolean below = setting.min() != Double.NEGATIVE_INFINITY;
        boolean above = setting.max() != Double.POSITIVE_INFINITY;
        if (below && above) {
            return plain(setting.min()) + " to " + plain(setting.max());
        }
        return below ? "at least " + plain(setting.min()) : above ? "at most " + plain(setting.max()) : "";
    }

    private static String plain(double value) {
        return new BigDecimal(value).stripTrailingZeros().toPlainString();
    }

    private static Object constant(Class<?> type, String text) throws Unfit {
        for (Object constant : type.getEnumConstants()) {
            if (written((Enum<?>) constant).equals(text)) {
                return constant;
            }
        }
        throw new Unfit(ErrorCode.CONFIG_UNKNOWN_VALUE, "is no choice here", NearestName.fix(text, written(type)));
    }

    private static LocalDate date(String text) throws Unfit {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Unfit.type("is no date", "Write an existing day as YYYY-MM-DD");
        }
    }

    private static ZoneId zone(String text) throws Unfit {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
            String near = NearestName.to(text, zones)
                    .map(zone -> "Did you mean " + zone + "?")
                    .orElse("Write a region such as Europe/Berlin, or UTC");
            throw new Unfit(ErrorCode.CONFIG_UNKNOWN_VALUE, "is no time zone", near);
        }
    }

    private static Path path(String text) throws Unfit {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Unfit.type("is no path", "Correct it");
        }
    }
}
