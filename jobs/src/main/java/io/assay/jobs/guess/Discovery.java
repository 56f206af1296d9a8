package io.assay.jobs.guess;

import io.assay.ingest.NumberFormat;
import io.assay.jobs.config.Locations;
import io.assay.jobs.config.SourceConfig.Format;
import io.assay.jobs.guess.GuessedConfig.Line;
import io.assay.jobs.guess.SampledTable.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Looks at a sample of every file and guesses the configuration that reads them.
 *
 * @param from files, folders or patterns, any Hadoop path
 * @param folder where the configuration will stand: paths below it are written from there
 */
public record Discovery(List<String> from, Path folder) {
    private static final double MIB = 1 << 20;
    /** Kinds of files that stand beside data without being any. */
    private static final Set<String> NO_DATA = Set.of(".yaml", ".yml", ".schema.json", ".html", ".md", ".log");

    private static final Pattern ENDING = Pattern.compile("([.][A-Za-z]+)+$");

    /** The guessed configuration. */
    public GuessedConfig run() {
        Configuration hadoop = new Configuration();
        List<String> looked = ofOneKind();
        SampledFiles files = SampledFiles.of(looked, hadoop);
        List<Line> source = new ArrayList<>();
        source.add(new Line("name", Guess.likely(name(files.location()), "the name of the file or folder")));
        source.add(new Line(
                "format",
                Guess.sure(files.format().name().toLowerCase(Locale.ROOT), "what the first file begins with")));
        source.add(new Line(
                "path",
                Guess.sure(
                        written(files.location()),
                        (files.count() == 1 ? "1 file" : files.count() + " files")
                                + (looked.equals(from) ? "" : "; those of other kinds are left out"))));
        SampledTable table = table(files, hadoop, source);
        return configured(files, table, source);
    }

    /**
     * What is looked at: of a folder that holds files of several kinds, or that the configuration will stand in, and tables
     * after it, only the files of the kind that holds most.
     */
    private List<String> ofOneKind() {
        if (from.size() > 1 || Locations.scheme(from.get(0)).isPresent()) {
            return from;
        }
        Path place = Path.of(from.get(0));
        if (!Files.isDirectory(place) || Files.exists(place.resolve("_delta_log"))) {
            return from;
        }
        try (Stream<Path> entries = Files.list(place)) {
            Map<String, Long> kinds = new TreeMap<>();
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                Matcher ending = ENDING.matcher(name);
                if (!Locations.isHidden(name) && ending.find() && Files.size(file) > 0) {
                    kinds.merge(ending.group(), Files.size(file), Long::sum);
                }
            }
            boolean mixed = kinds.size() > 1 || folder.startsWith(place);
            return kinds.entrySet().stream()
                    .filter(kind -> mixed && !NO_DATA.contains(kind.getKey()))
                    .max(Map.Entry.comparingByValue())
                    .map(kind -> List.of(place.resolve("*" + kind.getKey()).toString()))
                    .orElse(from);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot look at " + place, unreadable);
        }
    }

    /** Files say themselves which byte of UTF-16 comes first. */
    private static String written(Charset charset) {
        return charset.name().startsWith("UTF-16") ? "UTF-16" : charset.name();
    }

    private String written(String location) {
        String below = folder + "/";
        return location.startsWith(below) ? location.substring(below.length()) : location;
    }

    private static SampledTable table(SampledFiles files, Configuration hadoop, List<Line> source) {
        if (files.format() == Format.PARQUET || files.format() == Format.DELTA) {
            try {
                return TypedSample.ofParquet(files.samples(), hadoop);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("Cannot read " + files.location(), unreadable);
            }
        }
        Guess<Charset> encoding = EncodingGuess.of(files.samples());
        if (!encoding.value().equals(StandardCharsets.UTF_8)) {
            source.add(new Line("encoding", encoding.map(Discovery::written)));
        }
        if (files.format() == Format.JSON) {
            return TypedSample.ofJson(files.samples(), encoding.value());
        }
        DelimitedSample whole = new DelimitedSample(files.samples(), encoding.value(), 0);
        Guess<Character> delimiter = whole.delimiter();
        if (delimiter.value() != ',') {
            source.add(new Line("delimiter", delimiter.map(String::valueOf)));
        }
        Guess<DelimitedSample> begun = whole.table(delimiter.value());
        DelimitedSample text = begun.value();
        if (text.skipLines() > 0) {
            source.add(Line.number("skip_lines", begun.map(DelimitedSample::skipLines)));
        }
        Guess<Boolean> header = text.header(delimiter.value());
        SampledTable table = text.sampled(delimiter.value(), header.value());
        if (!header.value()) {
            source.add(new Line("header", header.map(String::valueOf)));
            source.add(new Line("names", header.map(unused -> table.names().toString())));
        }
        return table;
    }

    private static GuessedConfig configured(SampledFiles files, SampledTable table, List<Line> source) {
        List<Column> columns = table.columns();
        Map<String, Guess<TimeGuess.Reading>> times = new LinkedHashMap<>();
        columns.forEach(column -> TimeGuess.of(column).ifPresent(time -> times.put(column.name(), time)));
        Map<Role, Guess<Column>> roles = Columns.assign(columns, times);
        Guess<NumberFormat> numbers = NumberGuess.of(numbers(roles));
        if (files.format() == Format.CSV || files.format() == Format.JSON) {
            source.addAll(lines(numbers));
        }
        Optional<Guess<TimeGuess.Reading>> time = Optional.ofNullable(roles.get(Role.TIME))
                .map(found -> times.get(found.value().name()));
        time.filter(found -> !found.value().pattern().isEmpty())
                .ifPresent(found -> source.add(new Line("time_format", found.map(TimeGuess.Reading::pattern))));
        Guess<String> currency = new CurrencyGuess(columns, numbers(roles), column(roles, Role.CURRENCY)).guess();
        return new GuessedConfig(
                List.of(new Line("currency", currency)),
                source,
                new FieldLines(roles, numbers.value().decimal().charAt(0)).lines(),
                seen(files, table),
                time.map(found -> day(found.value().last())));
    }

    private static Optional<Column> column(Map<Role, Guess<Column>> roles, Role role) {
        return Optional.ofNullable(roles.get(role)).map(Guess::value);
    }

    private static List<Column> numbers(Map<Role, Guess<Column>> roles) {
        return Stream.of(Role.AMOUNT, Role.DEBIT, Role.CREDIT, Role.UNIT_PRICE, Role.QUANTITY)
                .flatMap(role -> column(roles, role).stream())
                .toList();
    }

    private static List<Line> lines(Guess<NumberFormat> form) {
        List<Line> lines = new ArrayList<>();
        if (!form.value().decimal().equals(".") || form.sureness() == Guess.Sureness.UNSURE) {
            lines.add(new Line("decimal", form.map(NumberFormat::decimal)));
        }
        if (!form.value().thousands().isEmpty()) {
            lines.add(new Line("thousands", form.map(NumberFormat::thousands)));
        }
        return lines;
    }

    private static LocalDate day(long micros) {
        return Instant.EPOCH
                .plus(micros, ChronoUnit.MICROS)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static String seen(SampledFiles files, SampledTable table) {
        return String.format(
                Locale.ROOT,
                "%,d rows of %,d %s (%.1f MiB), columns %s",
                table.rows().size(),
                files.count(),
                files.count() == 1 ? "file" : "files",
                files.bytes() / MIB,
                table.names().stream().collect(Collectors.joining(", ")));
    }

    private static String name(String location) {
        List<String> words = List.of(location.split("/"));
        String last = words.stream()
                .filter(word -> !word.isEmpty() && !word.contains("*") && !word.endsWith(":"))
                .reduce((before, after) -> after)
                .orElse("source");
        String plain = last.replaceAll("\\..*$", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
        return plain.matches("[a-z].*") ? plain : "source";
    }
}
