package io.assay.jobs.config;

import io.assay.jobs.config.SourceConfig.Format;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.text.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks across the settings of one source. */
record SourceChecks(SourceConfig source, Section at) {
    private static final ErrorCode CONFLICT = ErrorCode.CONFIG_CONFLICT;
    private static final List<String> ENCODINGS = List.of("UTF-8", "GB18030", "ISO-8859-1", "windows-1252", "UTF-16");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,62}");
    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("(?i).*(password|passwd|pwd|secret|token)\\s*=.*|jdbc:[^?]*//[^/?@]*:[^/?@]*@.*");
    private static final Pattern PASSWORD_IN_PATH = Pattern.compile("[A-Za-z0-9+.-]+://[^/@]*:[^/@]*@.*");

    private static final Pattern VARIABLE = Pattern.compile("[$]\\{[^}]*}|^[$][A-Za-z_]");

    void run() {
        if (at.sound("name") && !NAME.matcher(source.name()).matches()) {
            at.reject(
                    "name",
                    ErrorCode.CONFIG_UNKNOWN_VALUE,
                    "is no usable name",
                    "Use letters, digits, '_', '-' and '.'");
        }
        if (!at.sound("format")) {
            return;
        }
        place();
        if (source.format() == Format.CSV) {
            csv();
        } else if (at.sound("names") && !source.names().isEmpty()) {
            at.reject("names", CONFLICT, "is for csv alone", "Remove it");
        }
        if (source.format() == Format.CSV || source.format() == Format.JSON) {
            encoding();
        }
        if (source.version().isPresent() && source.format() != Format.DELTA) {
            at.reject("version", CONFLICT, "is for delta alone", "Remove it");
        }
        numbers();
        if (at.sound("time_format")) {
            source.timeFormat().ifPresent(pattern -> TimePatterns.check(pattern, at));
        }
    }

    private void place() {
        boolean jdbc = source.format() == Format.JDBC;
        String format = source.format().name().toLowerCase(Locale.ROOT);
        if (at.sound("path") && source.path().isPresent() == jdbc) {
            at.reject(
                    "path",
                    jdbc ? CONFLICT : ErrorCode.CONFIG_MISSING_KEY,
                    jdbc ? "does not go with jdbc" : "is missing",
                    jdbc ? "Remove it, or change format" : "Add it: a " + format + " source needs a path");
        }
        if (at.sound("jdbc") && source.jdbc().isPresent() != jdbc) {
            at.reject(
                    "jdbc",
                    jdbc ? ErrorCode.CONFIG_MISSING_KEY : CONFLICT,
                    jdbc ? "is missing" : "does not go with format " + format,
                    jdbc ? "Add it, with url and table" : "Remove it, or write format: jdbc");
        }
        if (at.sound("path") && !jdbc) {
            source.path().ifPresent(this::path);
        }
    }

    private void path(String path) {
        if (path.isBlank()) {
            at.reject("path", ErrorCode.CONFIG_MISSING_VALUE, "has no value", "Write a path");
            return;
        }
        if (PASSWORD_IN_PATH.matcher(path).matches()) {
            at.rejectMasked(
                    "path", ErrorCode.CONFIG_SECRET, "holds a password", "Give credentials to the storage itself");
        }
        if (VARIABLE.matcher(path).find()) {
            at.reject(
                    "path",
                    ErrorCode.CONFIG_UNKNOWN_VALUE,
                    "holds a variable, which is not filled in",
                    "Write the path itself, or give it with --set");
        }
        scheme("path", path, at);
    }

    /** Refuses addresses that are no storage. */
    static void scheme(String key, String location, Section at) {
        Locations.scheme(location)
                .filter(scheme -> !Locations.SCHEMES.contains(scheme))
                .ifPresent(scheme -> at.reject(
                        key,
                        ErrorCode.CONFIG_SCHEME,
                        "uses " + scheme + ":, which is no storage Assay reads or writes",
                        "Use a plain path or one of "
                                + String.join(
                                        ", ",
                                        Locations.SCHEMES.stream().sorted().toList())));
    }

    private void csv() {
        oneCharacter("delimiter", source.delimiter());
        oneCharacter("quote", source.quote());
        if (at.sound("delimiter", "quote") && source.delimiter().equals(source.quote())) {
            at.reject("quote", CONFLICT, "is the delimiter too", "Choose another");
        }
        if (!at.sound("header", "names")) {
            return;
        }
        if (!source.header() && source.names().isEmpty()) {
            at.reject(
                    "names",
                    ErrorCode.CONFIG_MISSING_KEY,
                    "is missing",
                    "List the columns in order, for header is false");
        }
        if (source.header() && !source.names().isEmpty() && at.node().entries().containsKey("names")) {
            at.reject("names", CONFLICT, "is for files without a header", "Remove it, or write header: false");
        }
        ConfigChecks.duplicates(source.names())
                .forEach(name -> at.reject("names", CONFLICT, "names " + name + " twice", "Give each its own name"));
    }

    private void oneCharacter(String key, String value) {
        if (!at.sound(key)) {
            return;
        }
        if (value.equals("\\t")) {
            at.reject(
                    key, ErrorCode.CONFIG_WRONG_TYPE, "is two characters", "Write \"\\t\" in double quotes for a tab");
        } else if (value.length() != 1 || value.equals("\n") || value.equals("\r")) {
            at.reject(key, ErrorCode.CONFIG_WRONG_TYPE, "is not one character", "Write one character, in quotes");
        }
    }

    private void encoding() {
        if (at.sound("encoding") && ENCODINGS.stream().noneMatch(source.encoding()::equalsIgnoreCase)) {
            at.reject(
                    "encoding",
                    ErrorCode.CONFIG_UNKNOWN_VALUE,
                    "is not supported",
                    NearestName.fix(source.encoding(), ENCODINGS));
        }
    }

    private void numbers() {
        oneCharacter("decimal", source.decimal());
        if (at.sound("thousands") && source.thousands().length() > 1) {
            at.reject(
                    "thousands",
                    ErrorCode.CONFIG_WRONG_TYPE,
                    "is not one character",
                    "Write one character, or '' for none");
        }
        if (at.sound("decimal", "thousands") && source.decimal().equals(source.thousands())) {
            at.reject("thousands", CONFLICT, "is the decimal sign too", "Choose another");
        }
    }

    static void jdbc(JdbcConfig jdbc, Section at) {
        if (at.sound("url") && PASSWORD_IN_URL.matcher(jdbc.url()).matches()) {
            at.rejectMasked(
                    "url", ErrorCode.CONFIG_SECRET, "holds a password", "Move it to password: env:NAME or file:PATH");
        } else if (at.sound("url") && !jdbc.url().startsWith("jdbc:")) {
            at.reject(
                    "url",
                    ErrorCode.CONFIG_UNKNOWN_VALUE,
                    "is no JDBC address",
                    "Write jdbc:postgresql://host/db or alike");
        }
    }
}
