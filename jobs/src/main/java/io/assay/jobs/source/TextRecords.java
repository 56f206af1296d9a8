package io.assay.jobs.source;

import io.assay.ingest.RawRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Records of one text file, taken apart, with the names of their columns. */
interface TextRecords {
    /** The next record; empty at the end. */
    Optional<RawRecord> next() throws IOException;

    /** Adds names and values of the record to its digest, whatever the order of the columns. */
    long[] digest(RawRecord record);

    /** Values of the wanted columns, in that order; the same columns for all records of a file. */
    List<String> values(RawRecord record, List<String> wanted);
}
