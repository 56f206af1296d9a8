package io.assay.jobs;

import io.assay.ingest.GateResult;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ConfigReader;
import io.assay.jobs.config.ConfigRequest;
import io.assay.jobs.config.CustomerColumns;
import io.assay.jobs.config.EffectiveConfig;
import io.assay.jobs.config.Packs;
import io.assay.jobs.config.Problems;
import io.assay.jobs.profile.Profile;
import io.assay.jobs.profile.ProfileReport;
import io.assay.jobs.run.RunOrder;
import io.assay.jobs.run.RunPlan;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.run.Stage;
import io.assay.jobs.run.Steps;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Language;
import io.assay.rule.Pack;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;

/** A small shop for tests of whole runs: its files, its configuration, and runs over them. */
final class Shop {
    static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);
    static final String HEADER = "order,customer,day,amount";
    private static final String CONFIGURATION = """
            currency: EUR
            sources:
              - name: shop
                format: csv
                path: input/*.csv
                columns: {customer: customer, transaction: order, time: day, amount: amount}
            """;

    private static final String LEAN = """
            packs: [rfm-eight-segments]
            clusters: {enabled: false}
            """;

    private final Path folder;
    private final String configuration;

    Shop(Path folder) {
        this(folder, CONFIGURATION);
    }

    /** A shop with a configuration of its own, whose paths start at the folder. */
    Shop(Path folder, String configuration) {
        this.folder = folder;
        this.configuration = configuration;
    }

    /** A shop with the given number of customers, whose purchases follow from the seed. */
    static Shop with(Path folder, int customers, long seed) {
        return new Shop(folder).delivering(customers, seed);
    }

    /** The same with one pack and no clusters, where a test asks for nothing of them: a run takes half the time. */
    static Shop lean(Path folder, int customers, long seed) {
        return new Shop(folder, CONFIGURATION + LEAN).delivering(customers, seed);
    }

    /**
     * A shop of 90 customers that has published {@link #AS_OF} and the month before, with the settings by default. Every
     * test of a process reads the same one, so nobody may write into it; see {@link #copy}.
     */
    static Shop published() {
        return PublishedOnce.SHOP;
    }

    private static final class PublishedOnce {
        static final Shop SHOP = publish();

        private static Shop publish() {
            try {
                Shop shop = Shop.with(Files.createTempDirectory("published-shop"), 90, 5);
                shop.run(AS_OF.minusMonths(1));
                shop.run(AS_OF);
                return shop;
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    /** Copies the shop's own warehouse, for a test that writes. */
    void copy(Path warehouse) {
        try {
            FileUtils.copyDirectory(warehouse().toFile(), warehouse.toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The same shop with more lines in its configuration. */
    Shop plus(String lines) {
        return new Shop(folder, configuration + lines);
    }

    private Shop delivering(int customers, long seed) {
        deliver("orders.csv", purchases(customers, seed));
        return this;
    }

    static List<String> purchases(int customers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> rows = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            int orders = 1 + random.nextInt(1 + customer % 9);
            for (int order = 0; order < orders; order++) {
                LocalDate day = AS_OF.minusDays(1 + random.nextInt(330));
                int cents = 100 + random.nextInt(20_000);
                rows.add("o%d-%d,c%03d,%s,%d.%02d".formatted(customer, order, customer, day, cents / 100, cents % 100));
            }
        }
        return rows;
    }

    /** Puts a csv file into the shop's folder of deliveries. */
    void deliver(String file, List<String> rows) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(rows);
        try {
            Files.write(Files.createDirectories(folder.resolve("input")).resolve(file), lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The shop's own warehouse. */
    Warehouse open() {
        return Warehouse.at(LocalSpark.session(), warehouse().toString());
    }

    /** The folder of the shop's tables. */
    Path warehouse() {
        return folder.resolve("warehouse");
    }

    EffectiveConfig config(String... sets) {
        Path file = folder.resolve("assay.yaml");
        try {
            Files.writeString(file, configuration);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return ConfigReader.read(
                new ConfigRequest(List.of(file.toString()), List.of(sets), Optional.empty(), Optional.empty(), folder));
    }

    /** Runs the shop at the as-of date into its own warehouse. */
    RunReport run(LocalDate asOf, String... sets) {
        return run(warehouse().toString(), asOf, sets);
    }

    /** Runs the shop at the as-of date into the given warehouse. */
    RunReport run(String warehouse, LocalDate asOf, String... sets) {
        return job(warehouse, asOf, new Silence(), sets).run();
    }

    /** Runs the shop at the as-of date into its own warehouse, with somebody who watches. */
    RunReport run(LocalDate asOf, Steps steps, String... sets) {
        return job(warehouse().toString(), asOf, steps, sets).run();
    }

    /** What a run into the shop's own warehouse would do. */
    RunPlan plan(LocalDate asOf, String... sets) {
        return plan(warehouse().toString(), asOf, sets);
    }

    /** What a run into the given warehouse would do. */
    RunPlan plan(String warehouse, LocalDate asOf, String... sets) {
        return job(warehouse, asOf, new Silence(), sets).plan();
    }

    /** What a profile says of the shop, with more configuration files beside its own. */
    ProfileReport profile(LocalDate latest, Language language, String... moreFiles) {
        config();
        List<String> files = new ArrayList<>(List.of("assay.yaml"));
        files.addAll(List.of(moreFiles));
        AssayConfig config = ConfigReader.read(
                        new ConfigRequest(files, List.of(), Optional.empty(), Optional.empty(), folder))
                .config();
        Profile profile = new ProfileJob(LocalSpark.session(), config, latest, new Silence()).run();
        return new ProfileReport(profile, config, language);
    }

    private RunJob job(String warehouse, LocalDate asOf, Steps steps, String... sets) {
        SparkSession spark = LocalSpark.session();
        EffectiveConfig config = config(sets);
        Problems problems = new Problems();
        List<Pack> packs = Packs.read(
                config.config().packs(), CustomerColumns.of(config.config()).scored(), problems);
        problems.throwIfAny();
        RunOrder.Caller caller = new RunOrder.Caller(Optional.empty(), "test", "{}", Clock.systemUTC());
        return new RunJob(Warehouse.at(spark, warehouse), new RunOrder(asOf, config, packs, caller), steps);
    }

    private static final class Silence implements Steps {
        @Override
        public void begin(Stage stage) {
            // nobody watches
        }

        @Override
        public void doubt(GateResult gate) {
            // nobody watches
        }

        @Override
        public void warn(String sentence) {
            // nobody watches
        }
    }
}
