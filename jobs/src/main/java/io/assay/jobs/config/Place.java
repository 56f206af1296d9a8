package io.assay.jobs.config;

/**
 * Where a value was written.
 *
 * @param file file as named by the user, or the option that gave the value
 * @param line line in the file, from 1; 0 when there is none
 * @param key path of keys, with dots; empty for the whole file
 */
public record Place(String file, int line, String key) {

    /** The place of a key below this one. */
    public Place child(String name, int childLine) {
        return new Place(file, childLine, key.isEmpty() ? name : key + "." + name);
    }

    /** The place of a key below this one that is not written. */
    public Place child(String name) {
        return child(name, line);
    }

    /** File and line, as in {@code assay.yaml:12}. */
    public String origin() {
        return line == 0 ? file : file + ":" + line;
    }
}
