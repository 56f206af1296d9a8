package io.assay.jobs.config;

/** Limits of data quality; beyond a warn limit a run says so, beyond a fail limit it publishes nothing and exits 4. */
public record GateConfig(
        @Setting(value = "Share of rows in quarantine that warns", fallback = "0.05", min = 0, max = 1)
        double quarantineWarn,

        @Setting(value = "Share of rows in quarantine that fails", fallback = "0.5", min = 0, max = 1)
        double quarantineFail,

        @Setting(value = "Share of duplicate rows that warns", fallback = "0.05", min = 0, max = 1)
        double duplicateWarn,

        @Setting(value = "Share of duplicate rows that fails", fallback = "0.5", min = 0, max = 1)
        double duplicateFail,

        @Setting(
                value = "Rows against the previous as-of date: a smaller share fails",
                fallback = "0.1",
                min = 0,
                max = 1)
        double volumeDropFail,

        @Setting(
                value = "Rows against the previous as-of date: a larger multiple fails",
                fallback = "10",
                min = 1,
                max = 1e9)
        double volumeRiseFail,

        @Setting(
                value =
                        "Mean amount of a day against the median day: a larger multiple, or less than one over it, warns",
                fallback = "10",
                min = 1,
                max = 1e9)
        double unitChangeWarn,

        @Setting(
                value =
                        "Mean amount of a day against the median day: a larger multiple, or less than one over it, fails",
                fallback = "50",
                min = 1,
                max = 1e9)
        double unitChangeFail,

        @Setting(value = "Rows a day needs before its mean amount is judged", fallback = "30", min = 1, max = 1e9)
        long unitChangeRows,

        @Setting(value = "Days without any row inside the input's span that warn", fallback = "1", min = 0, max = 1e6)
        long missingDaysWarn,

        @Setting(
                value = "Days without any row inside the input's span that fail",
                fallback = "100000",
                min = 0,
                max = 1e6)
        long missingDaysFail,

        @Setting(value = "Whether a run with no accepted rows is allowed", fallback = "false")
        boolean allowEmpty) {}
