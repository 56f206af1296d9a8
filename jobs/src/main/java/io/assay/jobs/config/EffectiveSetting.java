package io.assay.jobs.config;

/**
 * A setting as it is in force.
 *
 * @param place path of keys, with dots and list positions, and where the value was written
 * @param value the value as written, typed; null when absent
 */
public record EffectiveSetting(Place place, Object value, Setting setting) {
    private static final String MASK = "********";

    /** Path of keys, with dots and list positions. */
    public String key() {
        return place.key();
    }

    /** File and line, option, or {@code default}. */
    public String origin() {
        return place.origin();
    }

    /** The value for people: never a secret. */
    public Object shown() {
        return setting.role() == Setting.Role.SECRET && value != null ? MASK : value;
    }
}
