package io.assay.jobs.launch;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.CustomerColumns;
import io.assay.jobs.config.Locations;
import io.assay.jobs.config.Packs;
import io.assay.jobs.config.Section;
import io.assay.jobs.config.YamlNode;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.text.NearestName;
import io.assay.table.ColumnSpec;
import java.util.ArrayList;
import java.util.List;

/** Checks packs, and names of columns, against the columns that customers will have. */
record ColumnChecks(AssayConfig config, Section at) {

    /** The same as a further check of a configuration. */
    static void ofWhole(Record bound, Section at) {
        if (bound instanceof AssayConfig config) {
            new ColumnChecks(config, at).check();
        }
    }

    void check() {
        CustomerColumns columns = CustomerColumns.of(config);
        List<String> packs = at.sound("packs") ? knownPacks() : List.of();
        if (at.sound("features", "clusters")) {
            numbers("clusters.columns", config.clusters().columns(), columns.measured());
        }
        if (at.sound("features", "scores")) {
            numbers("scores.normalise", config.scores().normalise(), columns.active());
            Packs.read(packs, columns.scored(), at.problems());
        } else {
            packs.forEach(pack -> Packs.read(pack, at.problems()));
        }
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
                                ErrorCode.PACK_UNKNOWN,
                                at.place("packs"),
                                "names " + pack + ", which is no built-in pack",
                                NearestName.fix(pack, builtIn));
            }
        }
        return known;
    }

    /** Refuses names of what is no number at this stage. */
    private void numbers(String key, List<String> named, List<ColumnSpec> columns) {
        List<String> numbers = columns.stream()
                .filter(ColumnSpec::isNumber)
                .map(ColumnSpec::name)
                .toList();
        for (String name : named) {
            if (!numbers.contains(name)) {
                at.written(key).ifPresent(list -> refuse(list.entry(name), name, numbers));
            }
        }
    }

    private void refuse(YamlNode node, String name, List<String> numbers) {
        boolean known = CustomerColumns.of(config).active().stream()
                .anyMatch(column -> column.name().equals(name));
        if (known) {
            at.problems().add(ErrorCode.CONFIG_COLUMN_TYPE, node, "is no number", "Leave it out, or name a number");
        } else {
            at.problems()
                    .add(
                            ErrorCode.CONFIG_UNKNOWN_COLUMN,
                            node,
                            "is no measure of customers",
                            NearestName.fix(name, numbers));
        }
    }
}
