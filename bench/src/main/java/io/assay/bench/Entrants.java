package io.assay.bench;

import io.assay.bench.Contest.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The programs of a contest on one size of data.
 *
 * @param smaller data of the size that time per row is compared with
 * @param scratch folder for configurations and for what must be there before
 */
record Entrants(Programs programs, BenchData data, Optional<BenchData> smaller, Path scratch) {
    /** Programs that can be asked for. */
    static final Set<String> NAMES = Set.of(
            Ratios.FLOOR,
            Ratios.DUCK,
            Ratios.NAIVE,
            Ratios.SMALLER,
            Ratios.FEATURES,
            Ratios.RUN,
            Ratios.DAILY,
            Ratios.CHOOSE_K);

    private static final String CONFIG = """
            currency: EUR
            zone: UTC
            sources:
              - name: sales
                format: parquet
                path: %s
                columns:
                  customer: customer_id
                  transaction: order_id
                  time: ordered_at
                  amount: quantity * unit_price
                  product: product_id
                  peer_group: country
            """;
    private static final String WITHOUT_CLUSTERS = "clusters.enabled=false";
    private static final String WHOLE = "ingest.incremental=false";

    /** The programs whose names are wanted, each ready to run. */
    List<Entry> of(Set<String> wanted) throws IOException {
        List<Entry> all = new ArrayList<>();
        all.add(new Entry(Ratios.FLOOR, true, (out, more) -> programs.floor(data.whole(), out.resolve("floor"), more)));
        all.add(new Entry(Ratios.DUCK, false, (out, more) -> programs.duck(data.whole(), out.resolve("all.parquet"))));
        all.add(new Entry(Ratios.NAIVE, true, (out, more) -> programs.naive(data.whole(), out.resolve("naive"), more)));
        if (smaller.isPresent()) {
            all.add(features(Ratios.SMALLER, smaller.get()));
        }
        all.add(features(Ratios.FEATURES, data));
        if (wanted.contains(Ratios.RUN) || wanted.contains(Ratios.DAILY)) {
            Path base = base();
            Path grown = config(data.growing(data.whole()), data.size() + "-growing.yaml");
            all.add(onTop(base, Ratios.RUN, grown, List.of("--set", WHOLE)));
            all.add(onTop(base, Ratios.DAILY, grown, List.of()));
        }
        return all.stream().filter(program -> wanted.contains(program.name())).toList();
    }

    private Entry features(String name, BenchData of) throws IOException {
        Path config = config(of.whole(), of.size() + "-whole.yaml");
        return new Entry(
                name,
                true,
                (out, more) -> programs.run(config, out, BenchData.AS_OF, List.of("--set", WITHOUT_CLUSTERS), more));
    }

    private Entry onTop(Path base, String name, Path config, List<String> settings) {
        return new Entry(name, true, (out, more) -> {
            Folders.repeat(base, out);
            return programs.run(config, out, BenchData.AS_OF, settings, more);
        });
    }

    /** A warehouse in which the day before is published. */
    private Path base() throws IOException {
        Path base = scratch.resolve("base-" + data.size());
        Folders.remove(base);
        Path config = config(data.growing(data.history()), data.size() + "-growing.yaml");
        System.err.println("bench: publish the day before ...");
        ProcessClock.measure(
                "base",
                0,
                programs.run(config, base, BenchData.DAY_BEFORE, List.of(), Map.of()),
                scratch.resolve("base.log"));
        return base;
    }

    private Path config(Path transactions, String name) throws IOException {
        return Files.writeString(scratch.resolve(name), CONFIG.formatted(transactions));
    }
}
