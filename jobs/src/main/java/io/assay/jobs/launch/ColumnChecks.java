package io.assay.jobs.launch;

import io.assay.feature.Window;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.Locations;
import io.assay.jobs.config.NearestName;
import io.assay.jobs.config.Packs;
import io.assay.jobs.config.Place;
import io.assay.jobs.config.Section;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.ScoreColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks packs, and names of columns, against the columns that customers will have. */
record ColumnChecks(AssayConfig config, Section at) {

    void check() {
        List<String> packs = at.sound("packs") ? knownPacks() : List.of();
        if (!at.sound("features")) {
            return;
        }
        List<String> features = features();
        if (at.sound("clusters")) {
            names("clusters.columns", config.clusters().columns(), features);
        }
        if (at.sound("scores")) {
            names("scores.normalise", config.scores().normalise(), features);
        }
        read(packs, features);
    }

    private void read(List<String> packs, List<String> features) {
        List<String> columns = Stream.of(ScoreColumns.SCORES, ScoreColumns.CODE_04)
                .flatMap(List::stream)
                .map(ColumnSpec::name)
                .toList();
        Packs.read(packs, Stream.concat(features.stream(), columns.stream()).toList(), at.problems());
    }

    private List<String> knownPacks() {
        List<String> builtIn = Packs.builtIn();
        List<String> known = new ArrayList<>();
        for (String pack : config.packs()) {
            if (Locations.isPackFile(pack) || builtIn.contains(pack)) {
                known.add(pack);
            } else {
                at.problems()
                        .add(
                                "pack.unknown",
                                at.place("packs"),
                                "names " + pack + ", which is no built-in pack",
                                NearestName.fix(pack, builtIn));
            }
        }
        return known;
    }

    private void names(String key, List<String> named, List<String> columns) {
        Place place = at.place(key);
        for (String name : named) {
            if (!columns.contains(name)) {
                at.problems()
                        .add(
                                "config.unknown-column",
                                place,
                                "names " + name + ", which is no measure of customers",
                                NearestName.fix(name, columns));
            }
        }
    }

    private List<String> features() {
        List<String> names = new ArrayList<>();
        CustomerFeatureTable.WINDOWED.forEach(column -> names.add(column.name()));
        CustomerFeatureTable.LASTING.forEach(column -> names.add(column.name()));
        CustomerFeatureTable.MONTHLY.forEach(column -> names.add(column.name()));
        names.add(CustomerFeatureTable.PEER_GROUP.name());
        config.features().windows().stream()
                .skip(1)
                .map(Window::parse)
                .forEach(window ->
                        CustomerFeatureTable.WINDOWED.forEach(column -> names.add(column.name() + window.suffix())));
        return names;
    }
}
