package io.assay.jobs.config;

import io.assay.cut.CutRule;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.text.NearestName;
import io.assay.rule.Pack;
import io.assay.rule.PackAxis;
import io.assay.table.ColumnSpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks what a sound pack reads and adds against the columns that customers have. */
record PackColumns(Pack pack, YamlNode document, Collection<ColumnSpec> columns, Problems problems) {
    private static final ErrorCode UNFIT = ErrorCode.PACK_COLUMN_TYPE;

    void check() {
        for (PackAxis axis : pack.axes()) {
            String key = "axes." + axis.name() + ".column";
            if (axis instanceof PackAxis.Measured measured) {
                read(key, measured.column(), ColumnSpec::isOrdered)
                        .ifPresent(node -> problems.add(
                                UNFIT,
                                node,
                                "is text, which no cut can divide",
                                "List its values under values, or name a number, date or flag"));
                if (measured.rule() instanceof CutRule.RatioOfSums ratio) {
                    number("axes." + axis.name() + ".cut.ratio_of_sums", ratio.numerator());
                    number("axes." + axis.name() + ".cut.ratio_of_sums", ratio.denominator());
                }
            } else if (axis instanceof PackAxis.Listed listed) {
                read(key, listed.column(), ColumnSpec::isText)
                        .ifPresent(node -> problems.add(
                                UNFIT, node, "is no text, so its values cannot be listed", "Give it a cut instead"));
            }
        }
        pack.scope().known().forEach(column -> read("known", column, any -> true));
        pack.scope().flag().ifPresent(column -> read("learn_from", column, ColumnSpec::isFlag)
                .ifPresent(node ->
                        problems.add(UNFIT, node, "is neither true nor false", "Name a flag, for example is_active")));
        Set<String> taken = columns.stream().map(ColumnSpec::name).collect(Collectors.toSet());
        pack.columns().stream()
                .map(ColumnSpec::name)
                .filter(taken::contains)
                .forEach(name -> problems.add(
                        ErrorCode.PACK_CONFLICT,
                        document.at("column"),
                        "adds " + name + ", a column of customers",
                        "Choose another name"));
    }

    private void number(String key, String name) {
        read(key, name, ColumnSpec::isNumber)
                .ifPresent(node -> problems.add(UNFIT, node, "is no number to add up", "Name a number"));
    }

    /** Where a column is named that customers have but that does not fit; one they do not have is a problem. */
    private Optional<YamlNode> read(String key, String name, Predicate<ColumnSpec> fits) {
        YamlNode node = document.at(key).entry(name);
        Optional<ColumnSpec> column = columns.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        if (column.isEmpty()) {
            List<String> fitting =
                    columns.stream().filter(fits).map(ColumnSpec::name).toList();
            problems.add(
                    ErrorCode.PACK_UNKNOWN_COLUMN, node, "is no column of customers", NearestName.fix(name, fitting));
        }
        return column.filter(fits.negate()).map(unfit -> node);
    }
}
