package io.assay.jobs.launch;

import io.assay.jobs.lineage.LineageTarget;
import io.assay.jobs.text.Json;
import io.assay.jobs.text.Wording;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** What operations work with: a session that starts when it is first asked for, and progress. */
public final class Tools implements AutoCloseable {
    private final Map<String, String> sparkSettings;
    private final LogFile log;
    private final Progress progress;
    private final Wording words;
    private final Clock clock;
    private final Optional<LineageTarget> lineage;
    private Optional<LocalSession> session = Optional.empty();

    Tools(
            Map<String, String> sparkSettings,
            LogFile log,
            Progress progress,
            Wording words,
            Clock clock,
            Optional<LineageTarget> lineage) {
        this.sparkSettings = Map.copyOf(sparkSettings);
        this.log = log;
        this.progress = progress;
        this.words = words;
        this.clock = clock;
        this.lineage = lineage;
    }

    /** The session, started now unless it is there. */
    public SparkSession session() {
        if (session.isEmpty()) {
            LocalSession opened = LocalSession.open(sparkSettings, log);
            session = Optional.of(opened);
            progress.attach(opened.spark().sparkContext());
        }
        return session.get().spark();
    }

    /** Where stages are announced. */
    public Progress progress() {
        return progress;
    }

    /** The words of the language that the command speaks. */
    public Wording words() {
        return words;
    }

    /** Tells when a run takes place. */
    public Clock clock() {
        return clock;
    }

    /** Who is told of lineage. */
    public Optional<LineageTarget> lineage() {
        return lineage;
    }

    /** Version of the program. */
    public String version() {
        return Versions.running().assay();
    }

    /** Versions of the program and of what it runs on, as JSON. */
    public String versions() {
        return Json.text(Versions.running().json());
    }

    @Override
    public void close() {
        progress.close();
        session.ifPresent(LocalSession::close);
    }
}
