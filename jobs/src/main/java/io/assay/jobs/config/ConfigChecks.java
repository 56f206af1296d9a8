package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.text.NearestName;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks that need more than one setting, or more than a type.
 *
 * @param further checks of the whole, and of each source whose settings are sound
 */
record ConfigChecks(Locations locations, BiConsumer<Record, Section> further) implements BiConsumer<Record, Section> {
    private static final ErrorCode CONFLICT = ErrorCode.CONFIG_CONFLICT;
    private static final Pattern WINDOW = Pattern.compile("[1-9][0-9]{0,4}d|all");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final List<String> KEY_FIELDS = List.of("transaction", "customer", "time", "product", "amount");

    @Override
    public void accept(Record bound, Section section) {
        if (bound instanceof AssayConfig config) {
            whole(config, section);
            further.accept(config, section);
        } else if (bound instanceof SourceConfig source) {
            source(source, section);
        } else if (bound instanceof JdbcConfig jdbc) {
            SourceChecks.jdbc(jdbc, section);
        } else if (bound instanceof IngestConfig ingest) {
            ingest(ingest, section);
        } else if (bound instanceof FeatureConfig features) {
            features(features, section);
        } else if (bound instanceof ScoreConfig scores) {
            new ScoreChecks(scores, section).run();
        } else if (bound instanceof ClusterConfig clusters) {
            clusters(clusters, section);
        } else if (bound instanceof GateConfig gates) {
            gates(gates, section);
        } else if (bound instanceof MessageConfig messages) {
            messages(messages, section);
        }
    }

    private void source(SourceConfig source, Section at) {
        int before = at.problems().count();
        new SourceChecks(source, at).run();
        if (at.unsound().isEmpty() && at.problems().count() == before) {
            further.accept(source, at);
        }
    }

    private void whole(AssayConfig config, Section at) {
        if (at.sound("sources")) {
            if (config.sources().isEmpty()) {
                at.reject(
                        "sources",
                        ErrorCode.CONFIG_MISSING_KEY,
                        "names no source",
                        "Add one, beginning with '- name: ...'");
            }
            duplicates(config.sources().stream().map(SourceConfig::name).toList())
                    .forEach(name -> at.problems()
                            .add(
                                    CONFLICT,
                                    at.node().place().child("sources"),
                                    "has two sources named " + name,
                                    "Give each its own name"));
        }
        if (at.sound("currency")) {
            currency(config.currency(), at);
        }
        if (at.sound("sources", "ingest", "scores")) {
            new MappedFields(config, at).check();
        }
        if (at.sound("as_of", "ingest")) {
            config.asOf()
                    .filter(asOf -> !config.ingest().earliest().isBefore(asOf))
                    .ifPresent(asOf -> at.problems()
                            .add(
                                    CONFLICT,
                                    at.place("ingest.earliest"),
                                    "is " + config.ingest().earliest() + ", which is not before the as-of date " + asOf,
                                    "Write an earlier day"));
        }
        if (at.sound("packs")) {
            duplicates(config.packs())
                    .forEach(pack -> at.reject("packs", CONFLICT, "names " + pack + " twice", "Remove one"));
        }
        if (at.sound("warehouse")) {
            new WarehouseChecks(config, locations, at).run();
        }
    }

    private static void currency(String code, Section at) {
        Set<String> codes = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!codes.contains(code)) {
            String upper = code.toUpperCase(Locale.ROOT);
            at.reject(
                    "currency",
                    ErrorCode.CONFIG_UNKNOWN_VALUE,
                    "is no ISO 4217 currency",
                    codes.contains(upper) ? "Write " + upper : "Write a code such as EUR, USD or CNY");
        }
    }

    private static void ingest(IngestConfig ingest, Section at) {
        for (String field : ingest.uniqueKey()) {
            if (!KEY_FIELDS.contains(field)) {
                at.reject(
                        "unique_key",
                        ErrorCode.CONFIG_UNKNOWN_VALUE,
                        "holds " + field + ", which is no field",
                        NearestName.fix(field, KEY_FIELDS));
            }
        }
    }

    private static void features(FeatureConfig features, Section at) {
        if (at.sound("windows") && features.windows().isEmpty()) {
            at.reject("windows", ErrorCode.CONFIG_MISSING_VALUE, "is empty", "Write at least one, for example [365d]");
        }
        for (String window : features.windows()) {
            if (!WINDOW.matcher(window).matches()) {
                at.reject(
                        "windows",
                        ErrorCode.CONFIG_UNKNOWN_VALUE,
                        "holds " + window + ", which is no window",
                        "Write days as 365d, or all");
            }
        }
        duplicates(features.windows())
                .forEach(window -> at.reject("windows", CONFLICT, "holds " + window + " twice", "Remove one"));
    }

    private static void clusters(ClusterConfig clusters, Section at) {
        if (at.sound("k") && clusters.k() == 1) {
            at.reject(
                    "k",
                    ErrorCode.CONFIG_OUT_OF_RANGE,
                    "is no clustering",
                    "Write 2 to 50, or 0 to let the rules choose");
        }
        if (at.sound("smallest_k", "largest_k") && clusters.smallestK() > clusters.largestK()) {
            at.reject(
                    "smallest_k",
                    CONFLICT,
                    "is above largest_k, " + clusters.largestK(),
                    "Lower smallest_k or raise largest_k");
        }
        if (at.sound("columns") && clusters.columns().isEmpty()) {
            at.reject("columns", ErrorCode.CONFIG_MISSING_VALUE, "is empty", "Name a column, or set enabled: false");
        }
        columns("columns", clusters.columns(), at);
    }

    /** Refuses names that cannot be columns, and repeated ones. */
    static void columns(String key, List<String> columns, Section at) {
        for (String column : columns) {
            if (!COLUMN.matcher(column).matches()) {
                at.reject(
                        key,
                        ErrorCode.CONFIG_UNKNOWN_VALUE,
                        "holds " + column + ", which is no column name",
                        "Use snake_case");
            }
        }
        duplicates(columns).forEach(column -> at.reject(key, CONFLICT, "names " + column + " twice", "Remove one"));
    }

    private static void gates(GateConfig gates, Section at) {
        ordered("quarantine", gates.quarantineWarn(), gates.quarantineFail(), at);
        ordered("duplicate", gates.duplicateWarn(), gates.duplicateFail(), at);
        ordered("unit_change", gates.unitChangeWarn(), gates.unitChangeFail(), at);
        ordered("missing_days", gates.missingDaysWarn(), gates.missingDaysFail(), at);
    }

    private static void messages(MessageConfig messages, Section at) {
        if (at.sound("webhook", "secret")
                && messages.webhook().isPresent() != messages.secret().isPresent()) {
            String missing = messages.webhook().isPresent() ? "secret" : "webhook";
            at.reject(
                    missing,
                    ErrorCode.CONFIG_MISSING_KEY,
                    "is missing beside the other one",
                    "Add it as env:NAME or file:PATH: a message is signed, and goes to an address");
        }
    }

    private static <T extends Comparable<T>> void ordered(String gate, T warn, T fail, Section at) {
        if (at.sound(gate + "_warn", gate + "_fail") && warn.compareTo(fail) > 0) {
            at.reject(
                    gate + "_warn",
                    CONFLICT,
                    "warns later than " + gate + "_fail fails",
                    "Write a warn limit that is not above the fail limit");
        }
    }

    static Set<String> duplicates(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream()
                .filter(name -> name != null && !seen.add(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
