package io.assay.jobs.launch;

import io.assay.jobs.config.SecretReference;
import io.assay.jobs.export.ListFiles;
import io.assay.jobs.export.ListFormat;
import io.assay.jobs.export.ListOrder;
import io.assay.jobs.export.ListTable;
import io.assay.jobs.export.ListTarget;
import io.assay.jobs.export.SegmentChoice;
import io.assay.jobs.store.Existing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code export}: lists of customers for other systems. */
@Command(
        name = "export",
        description = "Write the customers of segments, as published, to files or to a table of a database. The list"
                + " names customers: it holds personal data, so keep it where only those can read it who need it.")
final class ExportCommand implements Subcommand {
    private static final Pattern TABLE =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,50}");

    /** What files are. */
    enum FileFormat {
        csv,
        json
    }

    @Option(names = "--out", paramLabel = "FOLDER", description = "Folder to write files to, any Hadoop path")
    Optional<String> out = Optional.empty();

    @Option(
            names = "--file-format",
            paramLabel = "csv|json",
            description = "Format of the files, json is one object a line; default csv")
    FileFormat fileFormat = FileFormat.csv;

    @Option(
            names = "--exact",
            description = "Every text in csv as it is stored, also one that a spreadsheet would compute")
    boolean exact;

    @Option(
            names = "--jdbc",
            paramLabel = "ADDRESS",
            description = "Database to write to in place of files: JDBC address, or env:NAME or file:PATH")
    Optional<String> jdbc = Optional.empty();

    @Option(names = "--table", paramLabel = "NAME", description = "Table of the database, made by this command")
    Optional<String> table = Optional.empty();

    @Option(names = "--user", paramLabel = "REFERENCE", description = "User of the database, as env:NAME or file:PATH")
    Optional<String> user = Optional.empty();

    @Option(
            names = "--password",
            paramLabel = "REFERENCE",
            description = "Its password, as env:NAME or file:PATH; never the word itself")
    Optional<String> password = Optional.empty();

    @Option(
            names = "--segment",
            paramLabel = "SCHEME=CODE",
            description =
                    "Segment that the customers are in, repeatable: any one of each scheme; default all customers")
    List<String> segments = new ArrayList<>();

    @Option(
            names = "--changes",
            paramLabel = "added|removed|all",
            completionCandidates = Choices.Changes.class,
            description = "Customers who came into the segments since the published as-of date before, or went out")
    Optional<ListOrder.Changes> changes = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "Columns of customer_segment beside date and id; default those of the segments")
    List<String> columns = new ArrayList<>();

    @Option(names = "--force", description = "Replace a list that was written before")
    boolean force;

    @Override
    public Set<String> reads() {
        Set<String> options = SharedOptions.spoken(SharedOptions.SETTINGS_AT_A_DAY);
        options.add("--lineage");
        return options;
    }

    @Override
    public Result call(Invocation invocation) {
        ListOrder order = new ListOrder(
                invocation.asOf(), segments.stream().map(ExportCommand::segment).toList(), changes, columns);
        Operations.ExportRequest request = new Operations.ExportRequest(invocation.warehouse(), order, target());
        return invocation.with(tools -> invocation.operations().export(request, tools));
    }

    private ListTarget target() {
        Existing existing = force ? Existing.REPLACE : Existing.REFUSE;
        Arguments.require(
                out.isPresent() != jdbc.isPresent(),
                "--out",
                out.orElse("nothing"),
                out.isPresent() ? "stands beside --jdbc" : "is named, and no --jdbc",
                "Name a folder with --out, or a database with --jdbc and --table");
        if (jdbc.isEmpty()) {
            requireNone(table, "--table");
            requireNone(user, "--user");
            requireNone(password, "--password");
            return new ListFiles(out.orElseThrow(), format(), existing);
        }
        String name = table.orElse("");
        Arguments.require(
                TABLE.matcher(name).matches(),
                "--table",
                "'" + name + "'",
                "is no plain name of a table",
                "Write letters, digits and underscores, with a schema and a dot in front or without");
        requireReference(user, "--user");
        requireReference(password, "--password");
        return new ListTable(jdbc.orElseThrow(), name, user, password, existing);
    }

    private ListFormat format() {
        if (fileFormat == FileFormat.json) {
            return ListFormat.JSON;
        }
        return exact ? ListFormat.CSV_EXACT : ListFormat.CSV;
    }

    private static void requireNone(Optional<String> value, String option) {
        Arguments.require(value.isEmpty(), option, value.orElse(""), "belongs to no database", "Name one with --jdbc");
    }

    private static void requireReference(Optional<String> value, String option) {
        // the word itself must not come up in a message
        Arguments.require(
                value.map(SecretReference::isReference).orElse(true),
                option,
                "its value",
                "is no reference",
                "Write env:NAME or file:PATH");
    }

    private static SegmentChoice segment(String text) {
        int equals = text.indexOf('=');
        Arguments.require(
                equals > 0 && equals < text.length() - 1,
                "--segment",
                text,
                "names no segment",
                "Write SCHEME=CODE, for example --segment rfm_segment=champions");
        return new SegmentChoice(text.substring(0, equals), text.substring(equals + 1));
    }
}
