package io.assay.jobs.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code assay.yaml}, key for key. */
public record AssayConfig(
        @Setting(
                value =
                        "Folder of the published tables; any Hadoop path; a relative one starts at the working directory",
                fallback = "assay-warehouse",
                changesResult = false)
        String warehouse,

        @Setting(
                value = "Day the results speak of; events on or after it do not exist; usually given as --as-of",
                changesResult = false)
        Optional<LocalDate> asOf,

        @Setting(value = "Business time zone: what a calendar day is", fallback = "UTC")
        ZoneId zone,

        @Setting("Currency of all results, ISO 4217, for example EUR")
        String currency,

        @Setting(
                value = "CSV file with the columns currency,date,rate: one unit of currency in the currency of results",
                role = Setting.Role.LOCATION)
        Optional<Path> rates,

        @Setting(value = "Where transactions come from; at least one", fewest = 1)
        List<SourceConfig> sources,

        @Setting("How rows are judged") IngestConfig ingest,
        @Setting("How customers are measured") FeatureConfig features,
        @Setting("How customers are scored") ScoreConfig scores,

        @Setting(
                value = "Model packs to apply: ids of built-in packs or paths of YAML files",
                fallback =
                        "[rfm-named-grid, rfm-eight-segments, tier-abc-pareto, tier-pyramid-vip, matrix-marcus, class-purchase-status]",
                role = Setting.Role.PACK)
        List<String> packs,

        @Setting("How customers are clustered") ClusterConfig clusters,

        @Setting("Limits of data quality that warn or stop a publication")
        GateConfig gates,

        @Setting("Messages over HTTP about failed gates and large movements")
        MessageConfig messages) {

    public AssayConfig {
        sources = List.copyOf(sources);
        packs = List.copyOf(packs);
    }
}
