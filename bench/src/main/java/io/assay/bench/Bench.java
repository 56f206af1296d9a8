package io.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs Assay and the programs beside it on the same data, in turn, and writes what they took and how they compare. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures Assay beside other programs on the same data, as whole processes, in turn. Linux only.")
final class Bench implements Callable<Integer> {
    private static final String CHOICE = "choose_k ";
    private static final String TRANSACTIONS = "transactions";

    @Parameters(paramLabel = "SIZE", description = "XS, S, M or L: 20,000, 2, 20 or 100 million transactions")
    private Size size;

    @Option(names = "--rounds", description = "How often each program runs; default 5, for L 3, for XS 1")
    private Integer rounds;

    @Option(names = "--heap", defaultValue = "3g", description = "Heap of every JVM; default ${DEFAULT-VALUE}")
    private String heap;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "floor,duckdb,naive,smaller,features,run,daily,choose-k",
            description = "Programs to run; default ${DEFAULT-VALUE}")
    private Set<String> only;

    @Option(names = "--data", description = "Folder of generated data; default bench/data")
    private Path data;

    @Option(names = "--results", description = "Folder of the results; default bench/results")
    private Path results;

    @Option(names = "--root", hidden = true, required = true)
    private Path root;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failed, line, parsed) -> {
                    System.err.println("bench: " + failed.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException {
        if (!Entrants.NAMES.containsAll(only)) {
            System.err.println("bench: --only takes " + Entrants.NAMES + ", got " + only);
            return CommandLine.ExitCode.USAGE;
        }
        if (only.contains(Ratios.CHOOSE_K) && !only.contains(Ratios.RUN)) {
            System.err.println("bench: choose-k reads what run publishes; add run to --only");
            return CommandLine.ExitCode.USAGE;
        }
        BenchProperties build = BenchProperties.load();
        Path folder = (data == null ? root.resolve("bench/data") : data).toAbsolutePath();
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        Programs programs = new Programs(root, heap, build.opens());
        BenchData input = data(folder, size, programs, scratch);
        Optional<BenchData> smaller = Optional.empty();
        if (only.contains(Ratios.SMALLER) && size.smaller().isPresent()) {
            smaller = Optional.of(data(folder, size.smaller().get(), programs, scratch));
        }
        Machine machine = Machine.here();
        Contest contest = new Contest(new Entrants(programs, input, smaller, scratch).of(only), scratch);
        Map<String, SparkCounters> counters = contest.warmUp();
        Map<String, Long> facts = facts(input);
        double growth = smaller.isPresent()
                ? (double) facts.get(TRANSACTIONS) / facts(smaller.get()).get(TRANSACTIONS)
                : 1;
        Results found = new Results(
                size,
                LocalDate.now(Clock.systemUTC()).toString(),
                machine,
                build.versions(),
                facts,
                heap,
                List.of(),
                counters,
                Map.of());
        Path folderOfResults = results == null ? root.resolve("bench/results") : results;
        int times = rounds == null ? size.rounds() : rounds;
        for (int round = 1; round <= times; round++) {
            found = found.with(contest.measure(round), growth);
            if (only.containsAll(Set.of(Ratios.DUCK, Ratios.FEATURES))) {
                new SameAnswer(contest.out(Ratios.DUCK), contest.out(Ratios.FEATURES)).require();
            }
            // rounds can take hours: those that ended are not lost with one that does not
            found.write(folderOfResults);
        }
        if (only.contains(Ratios.CHOOSE_K)) {
            found = found.with("choose_k_vs_fit", chooseK(programs, contest, times));
            found.write(folderOfResults);
        }
        System.out.print(found.page());
        return CommandLine.ExitCode.OK;
    }

    private static BenchData data(Path folder, Size size, Programs programs, Path scratch) throws IOException {
        BenchData data = new BenchData(folder.resolve(size.name()), size);
        data.require(programs, scratch);
        return data;
    }

    private static Spread chooseK(Programs programs, Contest contest, int times) throws IOException {
        Path log = contest.scratch().resolve("choose-k.log");
        Path customers = contest.out(Ratios.RUN).resolve("customer_segment");
        ProcessClock.measure(Ratios.CHOOSE_K, 1, programs.chooseK(customers, times), log);
        return Spread.of(Files.readAllLines(log).stream()
                .filter(line -> line.startsWith(CHOICE))
                .map(line -> line.split(" ", -1))
                .map(words -> Double.parseDouble(words[1]) / Double.parseDouble(words[3]))
                .toList());
    }

    private static Map<String, Long> facts(BenchData input) throws SQLException, IOException {
        String query = "SELECT count(*), count(DISTINCT customer_id), count(DISTINCT filename) FROM read_parquet('"
                + input.whole() + "/*.parquet', filename = true)";
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            Map<String, Long> facts = new LinkedHashMap<>();
            facts.put(TRANSACTIONS, row.getLong(1));
            facts.put("customers", row.getLong(2));
            facts.put("files", row.getLong(3));
            facts.put("bytes", Folders.bytes(input.whole()));
            return facts;
        }
    }
}
