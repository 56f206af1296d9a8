package io.assay.jobs.profile;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.assay.ingest.Accounting;
import io.assay.ingest.QualityGates;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ColumnConfig;
import io.assay.jobs.config.SourceConfig;
import io.assay.jobs.run.LibraryParameters;
import io.assay.jobs.run.Stage;
import io.assay.jobs.run.Steps;
import io.assay.jobs.source.IngestSettings;
import io.assay.jobs.source.JudgedInput;
import io.assay.math.Tally;
import io.assay.profile.AcceptedTotals;
import io.assay.profile.AmountCounts;
import io.assay.profile.DayGaps;
import io.assay.profile.Quartiles;
import io.assay.profile.UnitChanges;
import io.assay.table.ColumnSpec;
import io.assay.table.ProfileSteps;
import io.assay.table.TransactionTable;
import io.assay.transform.Kept;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Takes the figures of a profile from judged rows, which are read no second time. */
public record ProfileReader(AssayConfig config, Profile.AsOf asOf, Steps steps) {
    private static final String SEPARATOR = "/";
    private static final Map<ColumnSpec, Function<ColumnConfig, Optional<String>>> MAPPED = Map.of(
            TransactionTable.TXN_ID, ColumnConfig::transaction,
            TransactionTable.PRODUCT_ID, ColumnConfig::product,
            TransactionTable.QUANTITY, ColumnConfig::quantity,
            TransactionTable.PEER_GROUP, ColumnConfig::peerGroup);

    /** The figures. */
    public Profile read(Profile.Input input, JudgedInput judged) {
        Dataset<Row> before =
                judged.transactions().filter(TransactionTable.TXN_DATE.col().lt(lit(asOf.date())));
        Accounting accounting = judged.accounting();
        steps.begin(Stage.MEASURE);
        Profile.Amounts amounts = amounts(before);
        Profile.Customers customers = new CustomerReader(config, asOf.date(), steps)
                .read(LibraryParameters.days(config, judged.rules()).apply(before));
        return new Profile(
                asOf,
                input,
                accounting,
                new QualityGates(IngestSettings.gates(config.gates())).judge(accounting, OptionalLong.empty()),
                calendar(accounting),
                amounts,
                customers,
                RunMemory.of(config, judged.kept().rows(), customers.inWindow()));
    }

    private Profile.Calendar calendar(Accounting accounting) {
        NavigableMap<LocalDate, Long> rows = new TreeMap<>();
        accounting.days().forEach(day -> rows.put(day.date(), day.rows()));
        long later = rows.tailMap(asOf.date(), true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Profile.Calendar(new DayGaps(rows.headMap(asOf.date(), false)), later);
    }

    private Profile.Amounts amounts(Dataset<Row> transactions) {
        try (Kept counted = Kept.of(new AmountCounts().apply(transactions))) {
            Row totals = new AcceptedTotals().apply(transactions).first();
            return new Profile.Amounts(
                    purchases(counted.rows()),
                    Optional.ofNullable(ProfileSteps.LARGEST.in(totals, BigDecimal.class))
                            .orElse(BigDecimal.ZERO),
                    ProfileSteps.ZEROS.in(totals, Long.class),
                    new Profile.Returns(
                            ProfileSteps.RETURNS.in(totals, Long.class),
                            ProfileSteps.RETURNED.in(totals, BigDecimal.class)),
                    missing(totals),
                    periods(counted.rows(), List.of(ProfileSteps.MONTH)),
                    periods(counted.rows(), List.of(TransactionTable.SOURCE, TransactionTable.SOURCE_FILE)));
        }
    }

    private static Tally purchases(Dataset<Row> counted) {
        NavigableMap<Long, Long> counts = new TreeMap<>();
        counted.groupBy(ProfileSteps.VALUE.col())
                .agg(ProfileSteps.HEADS.from(sum(ProfileSteps.HEADS.col())))
                .collectAsList()
                .forEach(row ->
                        counts.put(ProfileSteps.VALUE.in(row, Long.class), ProfileSteps.HEADS.in(row, Long.class)));
        return new Tally(counts);
    }

    private Map<String, Long> missing(Row totals) {
        Map<String, Long> missing = new LinkedHashMap<>();
        AcceptedTotals.OPTIONAL.stream()
                .filter(this::isMapped)
                .forEach(column ->
                        missing.put(column.name(), ProfileSteps.missing(column).in(totals, Long.class)));
        return missing;
    }

    private boolean isMapped(ColumnSpec column) {
        return config.sources().stream()
                .map(SourceConfig::columns)
                .anyMatch(columns -> MAPPED.get(column).apply(columns).isPresent());
    }

    private static List<UnitChanges.Period> periods(Dataset<Row> counted, List<ColumnSpec> by) {
        return new Quartiles(by)
                .apply(counted).collectAsList().stream()
                        .map(row -> period(row, name(row, by)))
                        .sorted(Comparator.comparing(UnitChanges.Period::name))
                        .toList();
    }

    /** Months by year and month, files by source and file. */
    private static String name(Row row, List<ColumnSpec> by) {
        return by.equals(List.of(ProfileSteps.MONTH))
                ? ProfileSteps.MONTH.in(row, Object.class).toString().substring(0, "2026-07".length())
                : by.stream().map(column -> column.in(row, String.class)).collect(Collectors.joining(SEPARATOR));
    }

    private static UnitChanges.Period period(Row row, String name) {
        return new UnitChanges.Period(
                name,
                ProfileSteps.HEADS.in(row, Long.class),
                ProfileSteps.LOWER_QUARTILE.in(row, Long.class),
                ProfileSteps.MEDIAN.in(row, Long.class),
                ProfileSteps.UPPER_QUARTILE.in(row, Long.class));
    }
}
