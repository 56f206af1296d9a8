package io.assay.jobs.source;

import io.assay.ingest.CustomerIds;
import io.assay.ingest.GateLimits;
import io.assay.ingest.IngestRules;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.GateConfig;
import io.assay.jobs.config.IngestConfig;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The settings of ingestion as the parameters that the library takes. */
public final class IngestSettings {
    private IngestSettings() {}

    /** The rules that rows are judged by. */
    public static IngestRules rules(AssayConfig config, LocalDate asOf) {
        IngestConfig ingest = config.ingest();
        return new IngestRules(
                new IngestRules.Dates(asOf, config.zone(), ingest.earliest(), ingest.futureToleranceDays()),
                new IngestRules.CustomerNames(
                        customerIds(ingest), words(ingest.nullWords()), words(ingest.noCustomerWords())),
                new IngestRules.Amounts(
                        config.currency(), ingest.rounding(), BigDecimal.valueOf(ingest.largestAmount())),
                key(ingest),
                ingest.orphanReturns());
    }

    private static IngestRules.RowKey key(IngestConfig ingest) {
        return new IngestRules.RowKey(
                ingest.uniqueKey().stream()
                        .map(field -> IngestRules.KeyField.valueOf(field.toUpperCase(Locale.ROOT)))
                        .toList(),
                ingest.conflicts());
    }

    /** The limits of the quality gates. */
    public static GateLimits gates(GateConfig gates) {
        return new GateLimits(
                new GateLimits.Pair(gates.quarantineWarn(), gates.quarantineFail()),
                new GateLimits.Pair(gates.duplicateWarn(), gates.duplicateFail()),
                gates.volumeDropFail(),
                gates.volumeRiseFail(),
                new GateLimits.Pair(gates.unitChangeWarn(), gates.unitChangeFail()),
                gates.unitChangeRows(),
                new GateLimits.Pair(gates.missingDaysWarn(), gates.missingDaysFail()),
                gates.allowEmpty() ? GateLimits.EmptyInput.ALLOWED : GateLimits.EmptyInput.FAILS);
    }

    static List<String> words(List<String> configured) {
        return configured.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static CustomerIds customerIds(IngestConfig ingest) {
        return new CustomerIds(
                ingest.customerCase(),
                ingest.customerDropZeros() ? CustomerIds.LeadingZeros.DROP : CustomerIds.LeadingZeros.KEEP);
    }
}
