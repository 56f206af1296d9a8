package io.assay.jobs.launch;

import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/**
 * Tells on the standard error which stage runs, of how many, with rows, time and an estimate; and names Spark's jobs
 * alike. Stages run one after another.
 */
public final class Progress implements AutoCloseable {
    private static final double TELLING_SHARE = 0.05;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final Style style;
    private final Wording words;
    private final LongSupplier nanos;
    private long started;
    private final Optional<ScheduledExecutorService> ticker;
    private List<Step> steps = List.of();
    private Optional<SparkContext> spark = Optional.empty();
    private int current = -1;
    private String stepName = "";
    private long stepStarted;
    private OptionalLong rows = OptionalLong.empty();

    /** How progress is shown. */
    public enum Style {
        /** One line that is written over and over. */
        REWRITE,
        /** A line for each stage that ended, and one every half minute. */
        LINES,
        SILENT
    }

    /**
     * A stage of a plan.
     *
     * @param weight its usual share of the time, in any unit
     */
    public record Step(String name, int weight) {}

    /** Progress on a stream, in words of a language; time comes from a clock of nanoseconds. */
    public Progress(PrintStream err, Style style, Wording words, LongSupplier nanos) {
        this.err = err;
        this.style = style;
        this.words = words;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.ticker = style == Style.SILENT ? Optional.empty() : Optional.of(ticker());
        ticker.ifPresent(timer -> {
            long period = style == Style.REWRITE ? 500 : 30_000;
            var unused = timer.scheduleAtFixedRate(this::tick, period, period, TimeUnit.MILLISECONDS);
        });
    }

    /** Progress that nobody sees. */
    public static Progress silent() {
        return new Progress(System.err, Style.SILENT, Wording.of(Language.EN), System::nanoTime);
    }

    /** Announces the stages to come; a plan may be announced anew, for example for a second as-of date. */
    public synchronized void plan(List<Step> planned) {
        steps = List.copyOf(planned);
        current = -1;
        started = nanos.getAsLong();
    }

    /** Runs one stage of the plan; a name outside the plan is shown without a position. */
    public <T> T step(String name, Supplier<T> work) {
        begin(name);
        try {
            T result = work.get();
            end();
            return result;
        } finally {
            clear();
        }
    }

    /** Runs one stage that returns nothing. */
    public void step(String name, Runnable work) {
        step(name, () -> {
            work.run();
            return Optional.empty();
        });
    }

    /** The next stage begins, and the one before has ended; {@link #done} ends the last. */
    public synchronized void next(String name) {
        done();
        begin(name);
    }

    /** The running stage has ended. */
    public synchronized void done() {
        if (!stepName.isEmpty()) {
            end();
            clear();
        }
    }

    /** Rows that the running stage has produced. */
    public synchronized void rows(long count) {
        rows = OptionalLong.of(count);
    }

    /** A sentence worth reading, on a line of its own. */
    public synchronized void warn(String sentence) {
        clear();
        err.println("assay: warning: " + sentence);
    }

    /** Names the jobs of a Spark context from now on. */
    synchronized void attach(SparkContext context) {
        spark = Optional.of(context);
        describe();
    }

    @Override
    public void close() {
        ticker.ifPresent(ScheduledExecutorService::shutdownNow);
        clear();
    }

    private synchronized void begin(String name) {
        current = position(name);
        stepStarted = nanos.getAsLong();
        rows = OptionalLong.empty();
        stepName = name;
        describe();
        if (style == Style.REWRITE) {
            err.print(CLEAR_LINE + line());
            err.flush();
        }
    }

    private synchronized void end() {
        if (style == Style.LINES) {
            err.println(line());
        }
    }

    private synchronized void tick() {
        if (stepName.isEmpty()) {
            return;
        }
        if (style == Style.REWRITE) {
            err.print(CLEAR_LINE + line());
            err.flush();
        } else {
            err.println(line() + " ...");
        }
    }

    private synchronized void clear() {
        stepName = "";
        if (style == Style.REWRITE) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    private void describe() {
        spark.ifPresent(context -> context.setJobGroup("assay", label(), false));
    }

    private int position(String name) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(name) && i > current) {
                return i;
            }
        }
        return -1;
    }

    private String label() {
        return current < 0 ? stepName : String.format("[%d/%d] %s", current + 1, steps.size(), stepName);
    }

    private String line() {
        long now = nanos.getAsLong();
        StringBuilder line = new StringBuilder(label());
        rows.ifPresent(count -> line.append(words.say("progress.rows", words.count(count))));
        line.append(words.say("progress.time", clock(now - stepStarted)));
        remaining(now).ifPresent(left -> line.append(words.say("progress.left", clock(left))));
        return line.toString();
    }

    /** By the weights of the stages before this one; silent until that says something. */
    private OptionalLong remaining(long now) {
        if (current < 0) {
            return OptionalLong.empty();
        }
        double total = steps.stream().mapToInt(Step::weight).sum();
        double done = steps.subList(0, current).stream().mapToInt(Step::weight).sum();
        if (total <= 0 || done / total < TELLING_SHARE) {
            return OptionalLong.empty();
        }
        long before = stepStarted - started;
        long wanted = (long) (before * (total - done) / done);
        return OptionalLong.of(Math.max(0, wanted - (now - stepStarted)));
    }

    private static String clock(long nanoseconds) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoseconds);
        return String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60);
    }

    private static ScheduledExecutorService ticker() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "assay-progress");
            thread.setDaemon(true);
            return thread;
        });
    }
}
