package io.assay.jobs.guess;

import io.assay.ingest.DelimitedFormat;
import io.assay.ingest.DelimitedRecords;
import io.assay.ingest.RawRecord;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Delimited text: which character parts the fields, where the table begins, whether it has a header, and its rows.
 *
 * @param skipLines lines at the beginning of each file that are no part of its table
 */
record DelimitedSample(List<SampledFile> files, Charset charset, int skipLines) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int LONGEST_ROW = 1_000_000;
    private static final int FIRST_ROWS = 4000;
    private static final double MOST_ROWS = 0.95;
    private static final int MOST_SKIPPED = 20;

    /** The delimiter under which most rows have the same number of fields, and that more than one. */
    Guess<Character> delimiter() {
        String text = head(files.get(0));
        return DELIMITERS.stream()
                .map(delimiter -> Parted.of(delimiter, rows(text, delimiter)))
                .filter(parted -> parted.fields() > 1)
                .max(Comparator.comparingDouble(Parted::agreement))
                .map(this::judged)
                .orElseThrow(() -> new Failure(
                        ErrorCode.INPUT_FORMAT,
                        "Cannot read " + files.get(0).path()
                                + ": no comma, semicolon, tab or | parts its lines into columns",
                        "Save it with one of these between the columns"));
    }

    private Guess<Character> judged(Parted best) {
        String why = best.alike() + " of " + best.rows() + " rows have " + best.fields() + " fields";
        return best.alike() >= MOST_ROWS * (best.rows() - Math.min(best.leading(), MOST_SKIPPED))
                ? Guess.sure(best.delimiter(), why)
                : Guess.unsure(best.delimiter(), why);
    }

    /**
     * Rows under one delimiter.
     *
     * @param fields how many most rows have
     * @param alike rows that have so many
     * @param leading rows before the first of them
     */
    private record Parted(char delimiter, int fields, long alike, int rows, long leading) {
        static Parted of(char delimiter, List<List<String>> rows) {
            Map<Integer, Long> sizes =
                    rows.stream().collect(Collectors.groupingBy(List::size, TreeMap::new, Collectors.counting()));
            return sizes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(most -> new Parted(
                            delimiter,
                            most.getKey(),
                            most.getValue(),
                            rows.size(),
                            rows.stream()
                                    .takeWhile(row -> row.size() != most.getKey())
                                    .count()))
                    .orElse(new Parted(delimiter, 0, 0, 0, 0));
        }

        double agreement() {
            return fields * (double) alike / rows;
        }
    }

    /** The same files from where their table begins: its first row has as many fields as most, and more than one filled. */
    Guess<DelimitedSample> table(char delimiter) {
        String text = head(files.get(0));
        List<List<String>> rows = rows(text, delimiter);
        int fields = Parted.of(delimiter, rows).fields();
        rows.stream()
                .takeWhile(row -> !begins(row, fields))
                .filter(row -> row.size() > 1 && 2 * filled(row) > fields)
                .findFirst()
                .ifPresent(row -> refuse(row.size(), fields));
        return IntStream.rangeClosed(0, MOST_SKIPPED)
                .filter(lines -> rows(below(text, lines), delimiter).stream()
                        .findFirst()
                        .filter(row -> begins(row, fields))
                        .isPresent())
                .mapToObj(lines -> new DelimitedSample(files, charset, lines))
                .findFirst()
                .map(found -> Guess.likely(found, "above the first row of " + fields + " fields stands a title"))
                .orElseGet(() -> Guess.unsure(this, "no row begins a table"));
    }

    /** What has nearly a name for each column is no title, and to pass over it would lose them. */
    private void refuse(int found, int fields) {
        throw new Failure(
                ErrorCode.INPUT_FORMAT,
                "Cannot read " + files.get(0).path() + ": most lines have " + fields + " fields, but the first has "
                        + found,
                "Give each column a name, and each row as many fields");
    }

    private static boolean begins(List<String> row, int fields) {
        return row.size() == fields && filled(row) >= Math.min(2, fields);
    }

    private static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static String below(String text, int lines) {
        int start = 0;
        for (int i = 0; i < lines; i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        return text.substring(start);
    }

    /** Whether the first row names columns: it has no number, at most one blank, no name twice, and is in every file. */
    Guess<Boolean> header(char delimiter) {
        List<String> first = first(files.get(0), delimiter);
        List<String> written = first.stream().filter(cell -> !cell.isBlank()).toList();
        // programs leave the name of a column of row numbers blank
        boolean names = written.stream().noneMatch(cell -> cell.matches("[-+]?[0-9][-0-9.,:/ ]*"))
                && new HashSet<>(written).size() == written.size()
                && written.size() + 1 >= first.size();
        if (!names) {
            return Guess.likely(false, "the first row holds values");
        }
        boolean everywhere =
                files.stream().allMatch(file -> first(file, delimiter).equals(first));
        return everywhere || files.size() == 1
                ? Guess.sure(true, "the first row holds names")
                : Guess.unsure(true, "the first row holds names, but files begin differently");
    }

    /** The rows of all files, those of the ends included. */
    SampledTable sampled(char delimiter, boolean header) {
        List<String> first = first(files.get(0), delimiter);
        List<String> names = header
                ? first
                : IntStream.rangeClosed(1, first.size())
                        .mapToObj(place -> "column_" + place)
                        .toList();
        List<List<String>> rows = new ArrayList<>();
        for (SampledFile file : files) {
            // the last rows are often the latest: none is passed over
            List<List<String>> head = rows(head(file), delimiter, Integer.MAX_VALUE);
            rows.addAll(head.subList(header && !head.isEmpty() ? 1 : 0, head.size()));
            rows.addAll(rows(tail(file), delimiter, Integer.MAX_VALUE));
        }
        return SampledTable.ofText(
                names, rows.stream().filter(row -> row.size() == names.size()).toList());
    }

    private List<String> first(SampledFile file, char delimiter) {
        List<List<String>> rows = rows(head(file), delimiter);
        return rows.isEmpty()
                ? List.of()
                : rows.get(0).stream().map(String::strip).toList();
    }

    private String head(SampledFile file) {
        String text = new String(file.head(), charset);
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String whole = file.isWhole() ? clean : clean.substring(0, Math.max(0, clean.lastIndexOf('\n') + 1));
        return below(whole, skipLines);
    }

    /** Whole lines of the end: the first may be a part of one. */
    private String tail(SampledFile file) {
        String text = new String(file.tail(), charset);
        return text.substring(text.indexOf('\n') + 1);
    }

    private static List<List<String>> rows(String text, char delimiter) {
        return rows(text, delimiter, FIRST_ROWS);
    }

    private static List<List<String>> rows(String text, char delimiter, int most) {
        List<List<String>> rows = new ArrayList<>();
        try {
            DelimitedRecords records = new DelimitedRecords(
                    new StringReader(text),
                    new DelimitedFormat(delimiter, '"', DelimitedFormat.LineBreaks.ALLOWED_IN_QUOTES, LONGEST_ROW));
            Optional<RawRecord> record = records.next();
            while (record.isPresent() && rows.size() < most) {
                rows.add(record.get().fields());
                record = records.next();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("Cannot read from memory", impossible);
        }
        return rows;
    }
}
