package io.assay.jobs.guess;

import io.assay.ingest.DelimitedFormat;
import io.assay.ingest.DelimitedRecords;
import io.assay.ingest.RawRecord;
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
import java.util.stream.IntStream;

/** Delimited text: which character parts the fields, whether there is a header, and the rows. */
record DelimitedSample(List<SampledFile> files, Charset charset) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int LONGEST_ROW = 1_000_000;
    private static final int ROWS_A_FILE = 4000;
    private static final double MOST_ROWS = 0.95;

    /** The delimiter under which most rows have the same number of fields, and that more than one. */
    Guess<Character> delimiter() {
        Map<Character, Double> agreement = new TreeMap<>();
        String text = head(files.get(0));
        for (char delimiter : DELIMITERS) {
            List<List<String>> rows = rows(text, delimiter);
            int fields = rows.isEmpty() ? 0 : rows.get(0).size();
            long alike = rows.stream().filter(row -> row.size() == fields).count();
            if (fields > 1) {
                agreement.put(delimiter, fields * (double) alike / rows.size());
            }
        }
        return agreement.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(best -> judged(best.getKey(), text))
                .orElseGet(() -> Guess.unsure(',', "no separator gives more than one column"));
    }

    private static Guess<Character> judged(char delimiter, String text) {
        List<List<String>> rows = rows(text, delimiter);
        int fields = rows.get(0).size();
        long alike = rows.stream().filter(row -> row.size() == fields).count();
        String why = alike + " of " + rows.size() + " rows have " + fields + " fields";
        return alike >= MOST_ROWS * rows.size() ? Guess.sure(delimiter, why) : Guess.unsure(delimiter, why);
    }

    /** Whether the first row names columns: it has no number, no blank and no name twice, and is in every file. */
    Guess<Boolean> header(char delimiter) {
        List<String> first = first(files.get(0), delimiter);
        boolean names = first.stream().noneMatch(cell -> cell.isBlank() || cell.matches("[-+]?[0-9][-0-9.,:/ ]*"))
                && new HashSet<>(first).size() == first.size();
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
            List<List<String>> head = rows(head(file), delimiter);
            rows.addAll(head.subList(header && !head.isEmpty() ? 1 : 0, head.size()));
            // the last rows are often the latest: none is passed over
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
        return rows(text, delimiter, ROWS_A_FILE);
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
