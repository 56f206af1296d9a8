package io.assay.jobs.store;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much there is of something in a table.
 *
 * @param rows 0 where only files are counted
 * @param files data files
 * @param bytes their size
 */
public record Bulk(long rows, long files, long bytes) {
    /** Nothing at all. */
    public static final Bulk NOTHING = new Bulk(0, 0, 0);

    /** Both together. */
    public Bulk plus(Bulk other) {
        return new Bulk(rows + other.rows, files + other.files, bytes + other.bytes);
    }

    /** Its numbers as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", rows);
        json.put("files", files);
        json.put("bytes", bytes);
        return json;
    }
}
