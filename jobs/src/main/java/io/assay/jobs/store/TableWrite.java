package io.assay.jobs.store;

import io.assay.table.TableSpec;

/**
 * What a command committed to one table.
 *
 * @param path the folder of the table
 * @param version version of the table after the last of its commits
 * @param rows rows that it put there
 * @param files data files that hold them
 */
public record TableWrite(TableSpec table, String path, long version, long rows, long files, long bytes) {

    static TableWrite of(TableSpec table, String path, Commit commit) {
        return new TableWrite(
                table, path, commit.version(), commit.rows(), commit.files().size(), commit.bytes());
    }

    /** The same, with other columns declared. */
    TableWrite of(TableSpec declared) {
        return new TableWrite(declared, path, version, rows, files, bytes);
    }

    /** Both, of the same table. */
    TableWrite plus(TableWrite other) {
        return new TableWrite(
                table,
                path,
                Math.max(version, other.version),
                rows + other.rows,
                files + other.files,
                bytes + other.bytes);
    }
}
