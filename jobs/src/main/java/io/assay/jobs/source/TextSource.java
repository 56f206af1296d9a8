package io.assay.jobs.source;

import io.assay.ingest.DelimitedFormat;
import io.assay.ingest.RawRecord;
import io.assay.ingest.Reason;
import io.assay.ingest.RecordDigest;
import io.assay.jobs.config.IngestConfig;
import io.assay.jobs.config.SourceConfig;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;

/** How the text files of one source are read in tasks. */
record TextSource(String name, Kind kind, DelimitedFormat format, int skipLines, List<String> names, TextOpener opener)
        implements Serializable {
    /** Records looked at to learn the columns of a JSON file. */
    private static final int JSON_SAMPLE = 1000;

    /** Kinds of text. */
    enum Kind {
        CSV,
        JSON
    }

    static TextSource of(SourceConfig source, IngestConfig ingest, SerializableConfiguration hadoop) {
        return new TextSource(
                source.name(),
                Kind.valueOf(source.format().name()),
                new DelimitedFormat(
                        source.delimiter().charAt(0),
                        source.quote().charAt(0),
                        source.multiline()
                                ? DelimitedFormat.LineBreaks.ALLOWED_IN_QUOTES
                                : DelimitedFormat.LineBreaks.END_THE_ROW,
                        ingest.longestRow()),
                source.skipLines(),
                new ArrayList<>(source.header() ? List.of() : source.names()),
                new TextOpener(source.encoding(), ingest.largestFileMib() << 20, hadoop));
    }

    /** Names of the columns of one file; empty for a file without rows. */
    List<String> columns(InputPin pin) {
        try (Reader reader = opener.open(pin)) {
            return kind == Kind.CSV ? csv(reader).header() : sampled(reader);
        } catch (IOException e) {
            throw TextOpener.unreadable(pin, e);
        }
    }

    private CsvRecords csv(Reader reader) throws IOException {
        return new CsvRecords(reader, format, skipLines, names);
    }

    private List<String> sampled(Reader reader) throws IOException {
        JsonRecords records = new JsonRecords(reader, format.longestRow());
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < JSON_SAMPLE && records.next().isPresent(); i++) {
            found.addAll(records.names());
        }
        return new ArrayList<>(found);
    }

    /**
     * Rows of one file, see {@link RecordShape}, read while they are asked for.
     *
     * @param code what they carry as its name
     */
    Iterator<Row> rows(InputPin pin, String code, List<String> wanted) {
        return new Rows(pin, code, wanted);
    }

    private TextRecords records(Reader reader) throws IOException {
        return kind == Kind.CSV ? csv(reader) : new JsonRecords(reader, format.longestRow());
    }

    private final class Rows implements Iterator<Row> {
        private final InputPin pin;
        private final String code;
        private final List<String> wanted;
        private final RecordDigest broken = new RecordDigest();
        private Reader reader;
        private TextRecords records;
        private Optional<RawRecord> next = Optional.empty();
        private long number;

        Rows(InputPin pin, String code, List<String> wanted) {
            this.pin = pin;
            this.code = code;
            this.wanted = wanted;
        }

        @Override
        public boolean hasNext() {
            try {
                if (records == null) {
                    reader = opener.open(pin);
                    records = records(reader);
                    advance();
                }
            } catch (IOException e) {
                throw TextOpener.unreadable(pin, e);
            }
            return next.isPresent();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("Cannot read beyond the end of " + pin.name());
            }
            Row row = row(next.get());
            try {
                advance();
            } catch (IOException e) {
                throw TextOpener.unreadable(pin, e);
            }
            return row;
        }

        private void advance() throws IOException {
            next = records.next();
            if (next.isEmpty()) {
                reader.close();
            }
        }

        private Row row(RawRecord record) {
            number++;
            boolean whole = record.problem().isEmpty();
            long[] digest =
                    whole ? records.digest(record) : broken.add(record.raw()).end();
            List<Object> cells = new ArrayList<>(RecordShape.RECORD.size() + wanted.size());
            cells.add(name);
            cells.add(code);
            cells.add(number);
            cells.add(record.raw());
            cells.add(record.problem().map(Reason::code).orElse(null));
            cells.add(digest[0]);
            cells.add(digest[1]);
            for (int i = 0; i < wanted.size(); i++) {
                cells.add(null);
            }
            if (whole) {
                List<String> values = records.values(record, wanted);
                for (int i = 0; i < values.size(); i++) {
                    cells.set(RecordShape.RECORD.size() + i, values.get(i));
                }
            }
            return RowFactory.create(cells.toArray());
        }
    }
}
