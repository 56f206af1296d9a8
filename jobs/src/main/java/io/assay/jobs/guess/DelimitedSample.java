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

/** Delimited text: which character parts the fields, whether there is a header, and the rows. */
record DelimitedSample(List<SampledFile> files, Charset charset) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int LONGEST_ROW = 1_000_000;
    private static final int FIRST_ROWS = 4000;
    private static final double MOST_ROWS = 0.95;
    private static final int LINES_ABOVE = 10;

    /** The delimiter under which most rows have the same number of fields, and that more than one. */
    Guess<Character> delimiter() {
        String text = head(files.get(0));
        return DELIMITERS.stream()
                .map(delimiter -> Parted.of(delimiter, rows(text, delimiter)))
                .filter(parted -> parted.fields() > 1)
                .max(Comparator.comparingDouble(Parted::agreement))
                .map(this::judged)
                .orElseGet(() -> Guess.unsure(',', "no separator gives more than one column"));
    }

    private Guess<Character> judged(Parted best) {
        if (best.first() != best.fields() && best.alike() >= MOST_ROWS * (best.rows() - LINES_ABOVE)) {
            throw new Failure(
                    ErrorCode.INPUT_FORMAT,
                    "Cannot read " + files.get(0).path() + ": most lines have " + best.fields()
                            + " fields, but the first has " + best.first(),
                    "Remove what stands above the line with the names of the columns");
        }
        String why = best.alike() + " of " + best.rows() + " rows have " + best.fields() + " fields";
        return best.alike() >= MOST_ROWS * best.rows()
                ? Guess.sure(best.delimiter(), why)
                : Guess.unsure(best.delimiter(), why);
    }

    /**
     * Rows under one delimiter.
     *
     * @param fields how many most rows have
     * @param alike rows that have so many
     * @param first fields of the first row
     */
    private record Parted(char delimiter, int fields, long alike, int rows, int first) {
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
                            rows.get(0).size()))
                    .orElse(new Parted(delimiter, 0, 0, 0, 0));
        }

        double agreement() {
            return fields * (double) alike / rows;
        }
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
    SampledTable table(char delimiter, boolean header) {
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
        return file.isWhole() ? clean : clean.substring(0, Math.max(0, clean.lastIndexOf('\n') + 1));
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
