package io.assay.jobs.source;

import io.assay.ingest.ColumnLookup;
import io.assay.ingest.DelimitedFormat;
import io.assay.ingest.DelimitedRecords;
import io.assay.ingest.RawRecord;
import io.assay.ingest.Reason;
import io.assay.ingest.RecordDigest;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Records of a csv file; columns go by the names of its own header in any letter case, never by place. */
final class CsvRecords implements TextRecords {
    private final DelimitedRecords records;
    private final List<String> header;
    /** The header without regard to letter case. */
    private final List<String> folded;

    private final boolean headerInFile;
    private final int[] byName;
    private final RecordDigest digest = new RecordDigest();
    private int[] places;

    /**
     * Reads the text.
     *
     * @param skipLines lines above the table
     * @param names names of the columns; empty when the table begins with them
     */
    CsvRecords(Reader reader, DelimitedFormat format, int skipLines, List<String> names) throws IOException {
        records = new DelimitedRecords(reader, format);
        records.skipLines(skipLines);
        headerInFile = names.isEmpty();
        header = headerInFile ? header(records) : names;
        folded = header.stream().map(ColumnLookup::folded).toList();
        byName = IntStream.range(0, header.size())
                .boxed()
                .sorted(Comparator.<Integer, String>comparing(folded::get).thenComparing(header::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<String> header(DelimitedRecords records) throws IOException {
        return records.next().map(CsvRecords::names).orElse(List.of());
    }

    private static List<String> names(RawRecord first) {
        return first.fields().stream().map(String::strip).toList();
    }

    List<String> header() {
        return header;
    }

    @Override
    public Optional<RawRecord> next() throws IOException {
        return records.next().map(this::checked);
    }

    private RawRecord checked(RawRecord record) {
        if (record.problem().isPresent()) {
            return record;
        }
        if (record.fields().size() != header.size()) {
            return RawRecord.broken(record.raw(), Reason.COLUMN_COUNT);
        }
        return headerInFile && names(record).equals(header)
                ? RawRecord.broken(record.raw(), Reason.HEADER_REPEATED)
                : record;
    }

    @Override
    public long[] digest(RawRecord record) {
        for (int place : byName) {
            digest.add(folded.get(place)).add(record.fields().get(place));
        }
        return digest.end();
    }

    @Override
    public List<String> values(RawRecord record, List<String> wanted) {
        if (places == null) {
            ColumnLookup columns = ColumnLookup.of(header);
            places = wanted.stream()
                    .mapToInt(name -> columns.find(name).map(header::indexOf).orElse(-1))
                    .toArray();
        }
        String[] values = new String[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = places[i] < 0 ? null : record.fields().get(places[i]);
        }
        return Arrays.asList(values);
    }
}
