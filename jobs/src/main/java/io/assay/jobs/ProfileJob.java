package io.assay.jobs;

import io.assay.ingest.Accounting;
import io.assay.ingest.ExpressionException;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.profile.Profile;
import io.assay.jobs.profile.ProfileReader;
import io.assay.jobs.run.Stage;
import io.assay.jobs.run.Steps;
import io.assay.jobs.source.InputChecks;
import io.assay.jobs.source.InputPin;
import io.assay.jobs.source.JudgedInput;
import io.assay.jobs.source.Sources;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Says what the input looks like before the first run; nothing is written. Without an as-of date the rows are judged as
 * of the latest possible one, and the profile speaks of the day after the last accepted row.
 *
 * @param latest latest as-of date that a run accepts today
 */
public record ProfileJob(SparkSession spark, AssayConfig config, LocalDate latest, Steps steps) {
    /** Stages of a run that a profile goes through. */
    static final List<Stage> STAGES = List.of(Stage.LIST, Stage.INGEST, Stage.MEASURE, Stage.SCORE);

    /** The figures. */
    public Profile run() {
        steps.begin(Stage.LIST);
        Sources sources = new Sources(spark, config);
        JudgedInput.Pinned input = new JudgedInput.Pinned(sources, sources.pins());
        steps.begin(Stage.INGEST);
        try (JudgedInput judged = JudgedInput.of(spark, config, config.asOf().orElse(latest), input)) {
            InputChecks.requireRows(config, judged.accounting());
            sources.verifyUnchanged(input.pins(), judged.accounting());
            return new ProfileReader(config, asOf(judged.accounting()), steps).read(described(input), judged);
        } catch (ExpressionException unusable) {
            throw new Failure(ErrorCode.CONFIG_EXPRESSION, unusable.getMessage(), "Correct the expression");
        }
    }

    private Profile.Input described(JudgedInput.Pinned input) {
        long bytes = input.pins().stream().mapToLong(InputPin::bytes).sum();
        return new Profile.Input(
                config.currency(), input.pins().size(), bytes, input.sources().warnings());
    }

    private Profile.AsOf asOf(Accounting accounting) {
        List<Accounting.DayTally> days = accounting.days();
        Optional<LocalDate> afterLast = days.isEmpty()
                ? Optional.empty()
                : Optional.of(days.get(days.size() - 1).date().plusDays(1));
        return config.asOf()
                .map(given -> new Profile.AsOf(given, Profile.AsOf.Chosen.GIVEN))
                .or(() -> afterLast
                        .filter(day -> !day.isAfter(latest))
                        .map(day -> new Profile.AsOf(day, Profile.AsOf.Chosen.DAY_AFTER_LAST_ROW)))
                .orElse(new Profile.AsOf(latest, Profile.AsOf.Chosen.TOMORROW));
    }
}
